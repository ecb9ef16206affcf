-- Accepted commands by place.
select body from retained order by place;
