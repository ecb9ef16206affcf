-- Records a link changed, in the order of its command. $1 = tenant, $2 = log_no
select kind, id from effect
where tenant = $1
  and log_no = $2
order by place;
