-- The contracts that have fifty actions in a year: the first fifth of the nation's.
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")

function request()
  return wrk.format("GET", string.format("/api/v1/actions?contract=%s&year=%d&limit=50",
    id("contract", math.random(math.max(1, math.floor(setting("CONTRACTS") / 5)))), 2014 + math.random(10)))
end
