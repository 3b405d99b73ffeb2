-- Questions that differ, so that each is answered afresh; and the figures as one line of JSON.
local topics = { "restless legs syndrome", "migraine", "type 2 diabetes", "iron deficiency", "hypertension", "insomnia" }
local asked, offset = 0, 0

function init(args)
  offset = tonumber(args[1] or "0")
end

request = function()
  asked = asked + 1
  local number = offset + asked
  local topic = topics[number % #topics + 1]
  local body = string.format('{"question": "How is %s treated, question %d?", "audience": "clinician"}', topic, number)
  return wrk.format("POST", "/api/ask", { ["Content-Type"] = "application/json" }, body)
end
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "p50_ms": %.2f, "p95_ms": %.2f, "errors": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
