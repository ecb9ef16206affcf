-- All sums.
select scope, sum, rows from scope_sum order by scope;
