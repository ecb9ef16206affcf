-- Records erased for good.
select id from erasure;
