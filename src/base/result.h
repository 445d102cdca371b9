// Result: a value, or the problem that stood in its way.
#pragma once
#include <cassert>
#include <utility>
#include <variant>

#include "base/problem.h"

namespace base {

/// The part of `std::expected<T, Problem>` (C++23) that this program needs, under the same names.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_{std::in_place_index<0>, std::move(value)} {}            // NOLINT(google-explicit-constructor)
  Result(Problem problem) : held_{std::in_place_index<1>, std::move(problem)} {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return held(); }
  const T& value() const& { return held(); }
  T&& value() && { return std::move(held()); }
  T& operator*() & { return held(); }
  const T& operator*() const& { return held(); }
  T&& operator*() && { return std::move(held()); }
  T* operator->() { return &held(); }
  const T* operator->() const { return &held(); }

  const Problem& error() const {
    assert(!has_value());
    return *std::get_if<1>(&held_);
  }

 private:
  T& held() {
    assert(has_value());
    return *std::get_if<0>(&held_);
  }
  const T& held() const {
    assert(has_value());
    return *std::get_if<0>(&held_);
  }

  std::variant<T, Problem> held_;
};

/// Nothing to give back but that it was done.
struct Done {
  bool operator==(const Done&) const = default;
};

}  // namespace base
