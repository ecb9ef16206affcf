-- Refused commands in the order they came.
select body from attention order by attention_id;
