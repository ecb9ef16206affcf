-- The last link of the chain.
select log_no, hash from log order by log_no desc limit 1;
