dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/bilans.lua")

function request()
  return post("", bilan("draft"))
end
