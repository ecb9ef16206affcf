-- Records a link changed, in the order of the command. ?1 = log_no
select kind, id from effect where log_no = ?1 order by place;
