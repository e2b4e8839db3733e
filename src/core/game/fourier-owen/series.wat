;; The two loops over the members in one term of a cosine series, two doubles at a time. Nine rows of `stride` bytes from
;; address 16 on, padded with members who draw nothing: cosine, sine, cosine and sine of the turn from one term to the
;; next, chance q, 1 - 2q, 2q(1 - q), chance of the empty group, sums.
(module
  (memory (export "memory") 1)

  ;; Turns everybody's angle if `turn` is not 0, and leaves the product of 1 - q + q e^(i angle) at addresses 0 (real) and 8
  ;; (imaginary). Four chains, so that the processor need not wait for each factor. `bytes` is a multiple of 32.
  (func (export "product") (param $stride i32) (param $bytes i32) (param $turn i32)
    (local $cos i32) (local $end i32)
    (local $c v128) (local $s v128) (local $a v128) (local $b v128) (local $q v128) (local $t v128) (local $one v128)
    (local $r0 v128) (local $i0 v128) (local $r1 v128) (local $i1 v128)
    (local $turnSin i32) (local $turnCos i32) (local $sin i32) (local $chance i32)
    (local $real f64) (local $imaginary f64)
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $r0 (local.get $one))
    (local.set $r1 (local.get $one))
    (local.set $cos (i32.const 16))
    (local.set $sin (i32.add (local.get $cos) (local.get $stride)))
    (local.set $turnCos (i32.add (local.get $sin) (local.get $stride)))
    (local.set $turnSin (i32.add (local.get $turnCos) (local.get $stride)))
    (local.set $chance (i32.add (local.get $turnSin) (local.get $stride)))
    (local.set $end (i32.add (local.get $cos) (local.get $bytes)))
    (if (local.get $turn)
      (then
        (loop $two
          (local.set $c (v128.load (local.get $cos)))
          (local.set $s (v128.load (local.get $sin)))
          (local.set $a (v128.load (local.get $turnCos)))
          (local.set $b (v128.load (local.get $turnSin)))
          (v128.store (local.get $cos)
            (f64x2.sub (f64x2.mul (local.get $c) (local.get $a)) (f64x2.mul (local.get $s) (local.get $b))))
          (v128.store (local.get $sin)
            (f64x2.add (f64x2.mul (local.get $c) (local.get $b)) (f64x2.mul (local.get $s) (local.get $a))))
          (local.set $sin (i32.add (local.get $sin) (i32.const 16)))
          (local.set $turnCos (i32.add (local.get $turnCos) (i32.const 16)))
          (local.set $turnSin (i32.add (local.get $turnSin) (i32.const 16)))
          (br_if $two (i32.lt_u (local.tee $cos (i32.add (local.get $cos) (i32.const 16))) (local.get $end))))
        (local.set $cos (i32.const 16))
        (local.set $sin (i32.add (local.get $cos) (local.get $stride)))))
    (loop $four
      (local.set $q (v128.load (local.get $chance)))
      (local.set $a
        (f64x2.add (f64x2.sub (local.get $one) (local.get $q))
          (f64x2.mul (local.get $q) (v128.load (local.get $cos)))))
      (local.set $b (f64x2.mul (local.get $q) (v128.load (local.get $sin))))
      (local.set $t
        (f64x2.sub (f64x2.mul (local.get $r0) (local.get $a)) (f64x2.mul (local.get $i0) (local.get $b))))
      (local.set $i0
        (f64x2.add (f64x2.mul (local.get $r0) (local.get $b)) (f64x2.mul (local.get $i0) (local.get $a))))
      (local.set $r0 (local.get $t))
      (local.set $q (v128.load offset=16 (local.get $chance)))
      (local.set $a
        (f64x2.add (f64x2.sub (local.get $one) (local.get $q))
          (f64x2.mul (local.get $q) (v128.load offset=16 (local.get $cos)))))
      (local.set $b (f64x2.mul (local.get $q) (v128.load offset=16 (local.get $sin))))
      (local.set $t
        (f64x2.sub (f64x2.mul (local.get $r1) (local.get $a)) (f64x2.mul (local.get $i1) (local.get $b))))
      (local.set $i1
        (f64x2.add (f64x2.mul (local.get $r1) (local.get $b)) (f64x2.mul (local.get $i1) (local.get $a))))
      (local.set $r1 (local.get $t))
      (local.set $sin (i32.add (local.get $sin) (i32.const 32)))
      (local.set $chance (i32.add (local.get $chance) (i32.const 32)))
      (br_if $four (i32.lt_u (local.tee $cos (i32.add (local.get $cos) (i32.const 32))) (local.get $end))))
    (local.set $t
      (f64x2.sub (f64x2.mul (local.get $r0) (local.get $r1)) (f64x2.mul (local.get $i0) (local.get $i1))))
    (local.set $i0
      (f64x2.add (f64x2.mul (local.get $r0) (local.get $i1)) (f64x2.mul (local.get $i0) (local.get $r1))))
    (local.set $r0 (local.get $t))
    (f64.store (i32.const 0)
      (f64.sub
        (f64.mul (f64x2.extract_lane 0 (local.get $r0)) (f64x2.extract_lane 1 (local.get $r0)))
        (f64.mul (f64x2.extract_lane 0 (local.get $i0)) (f64x2.extract_lane 1 (local.get $i0)))))
    (f64.store (i32.const 8)
      (f64.add
        (f64.mul (f64x2.extract_lane 0 (local.get $r0)) (f64x2.extract_lane 1 (local.get $i0)))
        (f64.mul (f64x2.extract_lane 0 (local.get $i0)) (f64x2.extract_lane 1 (local.get $r0))))))

  ;; sums += (even (1 - 2q)(1 - c) + odd s) / (1 - 2q(1 - q)(1 - c)) - atom empty (1 - c), c and s of the own angle.
  (func (export "gain")
    (param $stride i32) (param $bytes i32) (param $even f64) (param $odd f64) (param $atom f64)
    (local $cos i32) (local $sin i32) (local $skew i32) (local $variance i32) (local $empty i32) (local $sums i32)
    (local $end i32)
    (local $evens v128) (local $odds v128) (local $atoms v128) (local $one v128) (local $versine v128)
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $evens (f64x2.splat (local.get $even)))
    (local.set $odds (f64x2.splat (local.get $odd)))
    (local.set $atoms (f64x2.splat (local.get $atom)))
    (local.set $cos (i32.const 16))
    (local.set $sin (i32.add (local.get $cos) (local.get $stride)))
    (local.set $skew (i32.add (local.get $cos) (i32.mul (local.get $stride) (i32.const 5))))
    (local.set $variance (i32.add (local.get $skew) (local.get $stride)))
    (local.set $empty (i32.add (local.get $variance) (local.get $stride)))
    (local.set $sums (i32.add (local.get $empty) (local.get $stride)))
    (local.set $end (i32.add (local.get $cos) (local.get $bytes)))
    (loop $two
      (local.set $versine (f64x2.sub (local.get $one) (v128.load (local.get $cos))))
      (v128.store (local.get $sums)
        (f64x2.add (v128.load (local.get $sums))
          (f64x2.sub
            (f64x2.div
              (f64x2.add
                (f64x2.mul (f64x2.mul (local.get $evens) (v128.load (local.get $skew))) (local.get $versine))
                (f64x2.mul (local.get $odds) (v128.load (local.get $sin))))
              (f64x2.sub (local.get $one)
                (f64x2.mul (v128.load (local.get $variance)) (local.get $versine))))
            (f64x2.mul
              (f64x2.mul (local.get $atoms) (v128.load (local.get $empty))) (local.get $versine)))))
      (local.set $sin (i32.add (local.get $sin) (i32.const 16)))
      (local.set $skew (i32.add (local.get $skew) (i32.const 16)))
      (local.set $variance (i32.add (local.get $variance) (i32.const 16)))
      (local.set $empty (i32.add (local.get $empty) (i32.const 16)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 16)))
      (br_if $two (i32.lt_u (local.tee $cos (i32.add (local.get $cos) (i32.const 16))) (local.get $end)))))
)
