-- Sealed content without a key, still to be removed. $1 = tenant
select place from abandoned
where tenant = $1
order by place
limit 1000;
