-- Posted, submitted and validated, one after the other: each thread has one connection, and so one bilan at a time.
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/common.lua")
dofile(os.getenv("BENCHMARK_QUESTIONS") .. "/bilans.lua")

finished = 0
local step, posted, tag = "post", nil, nil

function request()
  if step == "post" then
    return post("", bilan("draft"))
  end
  return post("/" .. posted .. "/" .. step, nil, tag)
end

function response(status, headers, body)
  if status >= 400 then
    step = "post"
    return
  end
  tag = headers["ETag"] or headers["etag"]
  if step == "post" then
    posted, step = body:match('"id":"([^"]+)"'), "submit"
  elseif step == "submit" then
    step = "validate"
  else
    finished, step = finished + 1, "post"
  end
end
