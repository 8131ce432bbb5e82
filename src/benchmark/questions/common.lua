-- What all questions share: identifiers by their numbers, chance, and what wrk found, as JSON.

local kinds = {contract = "0001", pillar = "0002", structure = "0004", indicator = "0005", action = "0009"}

function id(kind, number)
  return string.format("01400000-%s-7000-8000-%012x", kinds[kind], number)
end

function setting(name)
  return tonumber(os.getenv("BENCHMARK_" .. name))
end

-- Lines of a file that the benchmark has written for this question.
function prepared()
  local lines = {}
  for line in io.lines(os.getenv("BENCHMARK_PREPARED")) do
    lines[#lines + 1] = line
  end
  return lines
end

local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long microseconds; } moment; int gettimeofday(moment *now, void *zone);")

function now()
  local moment = ffi.new("moment")
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.seconds) + tonumber(moment.microseconds) / 1e6
end

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

-- Each round asks something else, and the same as that round did in every other run.
function init()
  math.randomseed(setting("ROUND") * 1000 + number + 1)
  begun = now()
  if begin then begin() end
end

-- There is nothing left to be asked: what is counted is counted until now.
function stop()
  if not ended then
    ended = now()
    wrk.thread:stop()
  end
end

function done(summary, latency)
  local seconds, finished = summary.duration / 1e6, 0
  for _, thread in ipairs(threads) do
    finished = finished + (thread:get("finished") or 0)
    if thread:get("ended") then
      seconds = thread:get("ended") - thread:get("begun")
    end
  end
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "finished": %d, "seconds": %f, "bytes": %d, "failed": %d, "p50": %f, "p99": %f}\n',
    summary.requests, finished, seconds, summary.bytes,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
