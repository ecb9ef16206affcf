-- What is being written.
select draft_id from draft;
