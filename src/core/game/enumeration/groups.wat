;; Every group of up to 20 members, in whole numbers. What the callers promise (whole-game.ts checks it): energies of a
;; slot together stay below 2^31 and a piece's prices times energies together below 2^62, so no i32 and no i64 overflows.
;; Rows of slots are padded with 0 to a multiple of four and start at multiples of 16.
(module
  (memory (export "memory") 1)

  ;; Adds the signed 64-bit number x to the 128-bit number at the addresses low and high.
  (func $add128 (param $low i32) (param $high i32) (param $x i64)
    (local $sum i64)
    (local.set $sum (i64.add (i64.load (local.get $low)) (local.get $x)))
    (i64.store (local.get $high)
      (i64.add
        (i64.add (i64.load (local.get $high)) (i64.shr_s (local.get $x) (i64.const 63)))
        (i64.extend_i32_u (i64.lt_u (local.get $sum) (local.get $x)))))
    (i64.store (local.get $low) (local.get $sum)))

  ;; Steps `from` to `to` (from 1 to 2^players) of the walk in Gray code order: one member enters or leaves at a time.
  ;; low[group] (and high[group], unless high is 0) += sum over slots of price * min(offtake, feed-in) of the group,
  ;; which is what it draws at these prices (`own`, one number a member) less price * max(0, level), level = sum of o - f.
  ;; draws: two rows a member, o - f and its negative; level: a row that starts as 0 and is kept between calls.
  (func (export "walk")
    (param $from i32) (param $to i32) (param $row i32) (param $draws i32) (param $prices i32)
    (param $level i32) (param $own i32) (param $low i32) (param $high i32)
    (local $group i32) (local $member i32) (local $at i32) (local $draw i32) (local $rest i32)
    (local $worth i64) (local $value v128) (local $price v128) (local $even v128) (local $odd v128) (local $zero v128)
    ;; what the group before the first step draws
    (local.set $rest (i32.sub (local.get $from) (i32.const 1)))
    (local.set $rest (i32.xor (local.get $rest) (i32.shr_u (local.get $rest) (i32.const 1))))
    (block $drawn
      (loop $next
        (br_if $drawn (i32.eqz (local.get $rest)))
        (local.set $worth
          (i64.add (local.get $worth)
            (i64.load (i32.add (local.get $own) (i32.shl (i32.ctz (local.get $rest)) (i32.const 3))))))
        (local.set $rest (i32.and (local.get $rest) (i32.sub (local.get $rest) (i32.const 1))))
        (br $next)))
    (loop $step
      (local.set $member (i32.ctz (local.get $from)))
      (local.set $group (i32.xor (local.get $from) (i32.shr_u (local.get $from) (i32.const 1))))
      (local.set $at (i32.add (local.get $own) (i32.shl (local.get $member) (i32.const 3))))
      (local.set $draw
        (i32.add (local.get $draws) (i32.mul (i32.shl (local.get $member) (i32.const 1)) (local.get $row))))
      (if (i32.and (i32.shr_u (local.get $group) (local.get $member)) (i32.const 1))
        (then (local.set $worth (i64.add (local.get $worth) (i64.load (local.get $at)))))
        (else
          (local.set $worth (i64.sub (local.get $worth) (i64.load (local.get $at))))
          (local.set $draw (i32.add (local.get $draw) (local.get $row)))))
      (local.set $even (local.get $zero))
      (local.set $odd (local.get $zero))
      (local.set $at (i32.const 0))
      (loop $slots
        (local.set $value
          (i32x4.add
            (v128.load (i32.add (local.get $level) (local.get $at)))
            (v128.load (i32.add (local.get $draw) (local.get $at)))))
        (v128.store (i32.add (local.get $level) (local.get $at)) (local.get $value))
        (local.set $value (i32x4.max_s (local.get $value) (local.get $zero)))
        (local.set $price (v128.load (i32.add (local.get $prices) (local.get $at))))
        (local.set $even
          (i64x2.add (local.get $even) (i64x2.extmul_low_i32x4_s (local.get $value) (local.get $price))))
        (local.set $odd
          (i64x2.add (local.get $odd) (i64x2.extmul_high_i32x4_s (local.get $value) (local.get $price))))
        (br_if $slots
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $row))))
      (local.set $even (i64x2.add (local.get $even) (local.get $odd)))
      (call $add
        (i32.add (local.get $low) (i32.shl (local.get $group) (i32.const 3)))
        (select
          (i32.add (local.get $high) (i32.shl (local.get $group) (i32.const 3)))
          (i32.const 0)
          (local.get $high))
        (i64.sub (local.get $worth)
          (i64.add (i64x2.extract_lane 0 (local.get $even)) (i64x2.extract_lane 1 (local.get $even)))))
      (br_if $step
        (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 1))) (local.get $to)))))

  (func $add (param $low i32) (param $high i32) (param $x i64)
    (if (local.get $high)
      (then (call $add128 (local.get $low) (local.get $high) (local.get $x)))
      (else
        (i64.store (local.get $low) (i64.add (i64.load (local.get $low)) (local.get $x))))))

  ;; Sums of the values of the groups from `from` to before `to`, by size s: row s of `sums` holds, for every member, the
  ;; sum over the groups of s it is in, and last the sum over all groups of s. Each is 128 bits, low half first.
  (func (export "sums")
    (param $from i32) (param $to i32) (param $members i32) (param $low i32) (param $high i32) (param $sums i32)
    (local $value i64) (local $carry i64) (local $row i32) (local $rest i32) (local $at i32)
    (loop $group
      (local.set $at (i32.shl (local.get $from) (i32.const 3)))
      (local.set $value (i64.load (i32.add (local.get $low) (local.get $at))))
      ;; what the high half adds: its own number less the sign that $add128 extends the low half by
      (local.set $carry
        (if (result i64) (local.get $high)
          (then
            (i64.sub (i64.load (i32.add (local.get $high) (local.get $at)))
              (i64.shr_s (local.get $value) (i64.const 63))))
          (else (i64.const 0))))
      (local.set $row
        (i32.add (local.get $sums)
          (i32.mul
            (i32.shl (i32.add (local.get $members) (i32.const 1)) (i32.const 4))
            (i32.popcnt (local.get $from)))))
      (local.set $rest (i32.or (local.get $from) (i32.shl (i32.const 1) (local.get $members))))
      (loop $member
        (local.set $at (i32.add (local.get $row) (i32.shl (i32.ctz (local.get $rest)) (i32.const 4))))
        (call $add128 (local.get $at) (i32.add (local.get $at) (i32.const 8)) (local.get $value))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (i64.store (local.get $at) (i64.add (i64.load (local.get $at)) (local.get $carry)))
        (br_if $member
          (local.tee $rest (i32.and (local.get $rest) (i32.sub (local.get $rest) (i32.const 1))))))
      (br_if $group
        (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 1))) (local.get $to)))))

  ;; One slot: writes to out[k] the sum over the groups with member k of weight(size) * max(0, level), weights being whole
  ;; numbers. The members are split into `few` (at least 2) whose groups make one block, and `more`, over whose groups the
  ;; block is gone through; weights: for every size of the group among the `more`, a row over the groups of the `few`.
  ;; levels: room for a row of the block, bases: for one of the `more` (both i32), folds: one of the block in i64.
  (func (export "slot")
    (param $few i32) (param $more i32) (param $draws i32) (param $weights i32)
    (param $levels i32) (param $bases i32) (param $folds i32) (param $out i32)
    (local $row i32) (local $at i32) (local $group i32) (local $groups i32) (local $weight i32) (local $rest i32)
    (local $half i32) (local $sum i64)
    (local $base v128) (local $zero v128) (local $value v128) (local $price v128) (local $low v128) (local $high v128)
    (local $total v128)
    (call $levelsOf (local.get $few) (local.get $draws) (local.get $levels))
    (call $levelsOf (local.get $more)
      (i32.add (local.get $draws) (i32.shl (local.get $few) (i32.const 2))) (local.get $bases))
    (local.set $row (i32.shl (i32.const 4) (local.get $few)))
    (local.set $groups (i32.shl (i32.const 1) (local.get $more)))
    (memory.fill (local.get $folds) (i32.const 0) (i32.shl (local.get $row) (i32.const 1)))
    (memory.fill (local.get $out) (i32.const 0)
      (i32.shl (i32.add (local.get $few) (local.get $more)) (i32.const 3)))
    (loop $block
      (local.set $base
        (i32x4.splat (i32.load (i32.add (local.get $bases) (i32.shl (local.get $group) (i32.const 2))))))
      (local.set $weight
        (i32.add (local.get $weights) (i32.mul (i32.popcnt (local.get $group)) (local.get $row))))
      (local.set $total (local.get $zero))
      (local.set $at (i32.const 0))
      (loop $four
        (local.set $value
          (i32x4.max_s
            (i32x4.add (v128.load (i32.add (local.get $levels) (local.get $at))) (local.get $base))
            (local.get $zero)))
        (local.set $price (v128.load (i32.add (local.get $weight) (local.get $at))))
        (local.set $low (i64x2.extmul_low_i32x4_s (local.get $value) (local.get $price)))
        (local.set $high (i64x2.extmul_high_i32x4_s (local.get $value) (local.get $price)))
        (local.set $total (i64x2.add (local.get $total) (i64x2.add (local.get $low) (local.get $high))))
        (local.set $half (i32.add (local.get $folds) (i32.shl (local.get $at) (i32.const 1))))
        (v128.store (local.get $half) (i64x2.add (v128.load (local.get $half)) (local.get $low)))
        (v128.store offset=16 (local.get $half)
          (i64x2.add (v128.load offset=16 (local.get $half)) (local.get $high)))
        (br_if $four
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $row))))
      (local.set $sum
        (i64.add (i64x2.extract_lane 0 (local.get $total)) (i64x2.extract_lane 1 (local.get $total))))
      (local.set $rest (local.get $group))
      (block $paid
        (loop $member
          (br_if $paid (i32.eqz (local.get $rest)))
          (local.set $at
            (i32.add (local.get $out)
              (i32.shl (i32.add (local.get $few) (i32.ctz (local.get $rest))) (i32.const 3))))
          (i64.store (local.get $at) (i64.add (i64.load (local.get $at)) (local.get $sum)))
          (local.set $rest (i32.and (local.get $rest) (i32.sub (local.get $rest) (i32.const 1))))
          (br $member)))
      (br_if $block
        (i32.lt_u (local.tee $group (i32.add (local.get $group) (i32.const 1))) (local.get $groups))))
    ;; the upper half of the folds are the groups with the last of the few; then it is folded onto the lower
    (local.set $rest (local.get $few))
    (loop $member
      (local.set $rest (i32.sub (local.get $rest) (i32.const 1)))
      (local.set $half (i32.shl (i32.const 8) (local.get $rest)))
      (local.set $sum (i64.const 0))
      (local.set $at (local.get $folds))
      (local.set $groups (i32.add (local.get $folds) (local.get $half)))
      (loop $fold
        (local.set $sum (i64.add (local.get $sum) (i64.load (i32.add (local.get $at) (local.get $half)))))
        (i64.store (local.get $at)
          (i64.add (i64.load (local.get $at)) (i64.load (i32.add (local.get $at) (local.get $half)))))
        (br_if $fold
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $groups))))
      (i64.store (i32.add (local.get $out) (i32.shl (local.get $rest) (i32.const 3))) (local.get $sum))
      (br_if $member (local.get $rest))))

  ;; The sums of the draws over all groups of the members, by group.
  (func $levelsOf (param $members i32) (param $draws i32) (param $levels i32)
    (local $half i32) (local $at i32) (local $end i32) (local $draw i32)
    (i32.store (local.get $levels) (i32.const 0))
    (local.set $half (i32.const 4))
    (block $done
      (loop $member
        (br_if $done (i32.eqz (local.get $members)))
        (local.set $draw (i32.load (local.get $draws)))
        (local.set $at (local.get $levels))
        (local.set $end (i32.add (local.get $levels) (local.get $half)))
        (loop $group
          (i32.store (i32.add (local.get $at) (local.get $half))
            (i32.add (i32.load (local.get $at)) (local.get $draw)))
          (br_if $group
            (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $end))))
        (local.set $half (i32.shl (local.get $half) (i32.const 1)))
        (local.set $draws (i32.add (local.get $draws) (i32.const 4)))
        (local.set $members (i32.sub (local.get $members) (i32.const 1)))
        (br $member))))

  ;; out[group] = unit * the value of the group as a double: exact below 2^53.
  (func (export "doubles")
    (param $groups i32) (param $low i32) (param $high i32) (param $unit f64) (param $out i32)
    (local $at i32) (local $end i32) (local $value f64) (local $low64 i64) (local $high64 i64)
    (local.set $end (i32.shl (local.get $groups) (i32.const 3)))
    (loop $group
      (local.set $low64 (i64.load (i32.add (local.get $low) (local.get $at))))
      (local.set $high64 (i64.shr_s (local.get $low64) (i64.const 63)))
      (if (local.get $high)
        (then (local.set $high64 (i64.load (i32.add (local.get $high) (local.get $at))))))
      (local.set $value
        ;; the two halves as doubles would cancel where the number is small and negative
        (if (result f64) (i64.eq (local.get $high64) (i64.shr_s (local.get $low64) (i64.const 63)))
          (then (f64.convert_i64_s (local.get $low64)))
          (else
            (f64.add
              (f64.mul (f64.convert_i64_s (local.get $high64)) (f64.const 18446744073709551616))
              (f64.convert_i64_u (local.get $low64))))))
      (f64.store (i32.add (local.get $out) (local.get $at)) (f64.mul (local.get $value) (local.get $unit)))
      (br_if $group
        (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end)))))
)
