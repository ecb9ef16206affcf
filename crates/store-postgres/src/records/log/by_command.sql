-- The link of a command. $1 = tenant, $2 = command
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where tenant = $1
  and command = $2;
