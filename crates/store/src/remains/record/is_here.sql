-- Whether a record of any kind has this id. ?1 = id
select exists (select 1 from record where id = ?1) as is_here;
