-- Commands of a kind by a person that were not refused, after a link, the oldest first.
-- ?1 = actor, ?2 = kind, ?3 = log_no after which, ?4 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where actor = ?1 and kind = ?2 and log_no > ?3 and verdict <> 'refused'
order by log_no
limit ?4;
