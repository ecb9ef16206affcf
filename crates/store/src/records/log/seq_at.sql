-- The head after the last command before an instant. ?1 = instant
select seq from log where received_at < ?1 and seq is not null order by log_no desc limit 1;
