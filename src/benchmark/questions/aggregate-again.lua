-- Fifty of them, of contracts of every size, again and again.
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")

function request()
  local turn = math.random(math.min(50, setting("CONTRACTS") * 10)) - 1
  return wrk.format("GET", string.format(
    "/api/v1/aggregates/structures?contract=%s&year=%d",
    id("contract", 1 + turn * 97 % setting("CONTRACTS")), 2015 + math.floor(turn / 5) % 10))
end
