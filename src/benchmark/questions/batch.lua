dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/bilans.lua")

function request()
  local bilans = {}
  for place = 1, 200 do
    bilans[place] = bilan("draft")
  end
  return post("/batch?mode=atomic", '{"bilans": [' .. table.concat(bilans, ", ") .. "]}")
end
