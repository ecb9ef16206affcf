-- Refused commands of a person, the newest first. ?1 = actor, ?2 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where actor = ?1 and verdict = 'refused'
order by log_no desc
limit ?2;
