-- The head after the last command before an instant. $1 = tenant, $2 = instant
select seq from log
where tenant = $1
  and received_at < $2 and seq is not null
order by log_no desc limit 1;
