-- Bilans of five figures, of actions that are not there yet: what they say is another one each time.
local header = {["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("BENCHMARK_TOKEN")}

function post(path, body, tag)
  local headers = {["If-Match"] = tag}
  for name, value in pairs(header) do
    headers[name] = value
  end
  return wrk.format("POST", "/api/v1/bilans" .. path, headers, body or "")
end

local made = 0

function bilan(state)
  made = made + 1
  local contract = math.random(setting("CONTRACTS"))
  local figures = {}
  for turn = 1, 5 do
    figures[turn] = string.format(
      '{"indicatorId": "%s", "kind": "exact", "value": %d}',
      id("indicator", (made * 7 + turn * 11) % 60 + 1), math.random(1000))
  end
  return string.format(
    '{"structureId": "%s", "year": %d, "state": "%s", "outcome": "completed", '
    .. '"narrative": {"done": "Les séances ont eu lieu."}, "action": {"contractId": "%s", "pillarId": "%s", '
    .. '"title": "Mesure %s %d %d", "description": "Une action qui n’était pas encore là.", "objectives": [], '
    .. '"partners": [], "transversalPriorities": [], "neighbourhoodIds": []}, "figures": [%s]}',
    id("structure", math.random(setting("STRUCTURES"))), 2014 + math.random(10), state,
    id("contract", contract), id("pillar", contract * 3 - math.random(3) + 1),
    os.getenv("BENCHMARK_TITLE"), number, made, table.concat(figures, ", "))
end
