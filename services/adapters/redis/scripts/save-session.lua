-- Stores the state of one session unless its owner or its version is out of date: rules 2 (ownership) and 6 (layout).
--
-- KEYS[1]  hash of the session: v version, e epoch of the last writer, b blob
-- ARGV[1]  version that the blob was made from; 0 for a session that does not exist
-- ARGV[2]  epoch of the writer
-- ARGV[3]  blob
-- ARGV[4]  time to live in milliseconds
--
-- Returns   1 saved, 0 the version is another one, -1 a writer with a higher epoch was here.
-- O(1) besides the blob. The time to live of the key is set anew when, and only when, it is saved.
local sessionKey = KEYS[1]
local madeFrom, epoch = tonumber(ARGV[1]), tonumber(ARGV[2])
local blob, ttlMs = ARGV[3], ARGV[4]

local stored = redis.call('HMGET', sessionKey, 'v', 'e')
local storedVersion = tonumber(stored[1] or '0')
local storedEpoch = tonumber(stored[2] or '0')

if storedEpoch > epoch then
  return -1
end
if storedVersion ~= madeFrom then
  return 0
end
redis.call('HSET', sessionKey, 'v', string.format('%.0f', madeFrom + 1), 'e', ARGV[2], 'b', blob)
redis.call('PEXPIRE', sessionKey, ttlMs)
return 1
