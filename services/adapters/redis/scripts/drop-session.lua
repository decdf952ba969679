-- Drops the state of one session unless somebody saved it since it was read.
--
-- KEYS[1]  hash of the session: v version, e epoch of the last writer, b blob
-- ARGV[1]  version that was read
--
-- Returns   1 dropped, 0 the version is another one, or the session is gone.
-- O(1) besides the blob. Needs no memory, so that it runs where nothing can be saved.
local sessionKey, version = KEYS[1], ARGV[1]

if redis.call('HGET', sessionKey, 'v') ~= version then
  return 0
end
return redis.call('DEL', sessionKey)
