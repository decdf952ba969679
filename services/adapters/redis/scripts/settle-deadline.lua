-- Moves or drops a deadline that still has the time that its owner knows.
--
-- KEYS[1]  sorted set of the deadlines of one partition: sessions by event time
-- ARGV[1]  session
-- ARGV[2]  time that the owner knows
-- ARGV[3]  time that it has from now on; empty to drop it
--
-- Returns   1 settled, 0 it has another time.
-- O(log n). The time to live of the key is left as it is.
local deadlinesKey = KEYS[1]
local session, was, due = ARGV[1], tonumber(ARGV[2]), ARGV[3]

if tonumber(redis.call('ZSCORE', deadlinesKey, session) or '-1') ~= was then
  return 0
end
if due == '' then
  redis.call('ZREM', deadlinesKey, session)
else
  redis.call('ZADD', deadlinesKey, due, session)
end
return 1
