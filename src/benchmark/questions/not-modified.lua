-- What was read before, with the tag that it had then.
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")

function begin()
  tags = prepared()
end

function request()
  local path, tag = tags[math.random(#tags)]:match("(%S+) (%S+)")
  return wrk.format("GET", path, {["If-None-Match"] = tag})
end
