dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")

function request()
  return wrk.format("GET", "/api/v1/actions/" .. id("action", math.random(setting("ACTIONS"))) .. "/bilan-template")
end
