-- Of bilans that were submitted before.
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/bilans.lua")

function begin()
  submitted = prepared()
  asked = 0
end

function request()
  asked = asked + 1
  if asked > #submitted then
    stop()
    asked = 1
  end
  local posted, tag = submitted[asked]:match("(%S+) (%S+)")
  return post("/" .. posted .. "/validate", nil, tag)
end
