-- A page of the chain. ?1 = log_no after which, ?2 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where log_no > ?1
order by log_no
limit ?2;
