-- A page of the log, the newest first. ?1 = log_no before which, ?2 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where log_no < ?1
order by log_no desc
limit ?2;
