-- The outbox by place.
select body from outbox order by place;
