-- The link of a command. ?1 = command
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log where command = ?1;
