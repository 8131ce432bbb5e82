-- A contract's year by structure, each only once: after the first, a question could be answered by what was computed before.
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")

function begin()
  questions = {}
  for contract = 1, setting("CONTRACTS") do
    for year = 2015, 2024 do
      questions[#questions + 1] = {contract, year}
    end
  end
  for place = #questions, 2, -1 do
    local other = math.random(place)
    questions[place], questions[other] = questions[other], questions[place]
  end
  asked = 0
end

function request()
  asked = asked + 1
  if asked > #questions then
    stop()
    asked = 1
  end
  return aggregate(questions[asked])
end

function aggregate(question)
  return wrk.format("GET", string.format(
    "/api/v1/aggregates/structures?contract=%s&year=%d", id("contract", question[1]), question[2]))
end
