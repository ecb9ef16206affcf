-- A page of the chain. $1 = tenant, $2 = log_no after which, $3 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where tenant = $1
  and log_no > $2
order by log_no
limit $3;
