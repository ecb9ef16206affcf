-- The last link of the chain. $1 = tenant
select log_no, hash from log
where tenant = $1
order by log_no desc
limit 1;
