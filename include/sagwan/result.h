// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value, or the reason there is none. The subset of std::expected that we use.
//
// Use it for what input can make impossible (file, option, rule, document). What the program itself
// got wrong is SAGWAN_CHECK; what was survived goes to Diagnostics.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include "sagwan/diagnostics.h"

namespace sagwan {

using Error = Diagnostic;

/// Thrown by SAGWAN_CHECK; `run_stage` and cli/main.cpp catch it.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

#define SAGWAN_CHECK(cond, why)                                                                   \
  do {                                                                                            \
    if (!(cond)) {                                                                                \
      throw ::sagwan::InternalError(std::string(__FILE__ ":") + std::to_string(__LINE__) + ": " + \
                                    (why));                                                       \
    }                                                                                             \
  } while (false)

struct Unit {};

template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function can return a value or an error.
  // NOLINTBEGIN(google-explicit-constructor): mirrors std::expected
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return checked(); }
  [[nodiscard]] const T& value() const& { return const_cast<Result*>(this)->checked(); }
  [[nodiscard]] T&& value() && { return std::move(checked()); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  [[nodiscard]] Error& error() & { return std::get<1>(state_); }
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  T& checked() {
    SAGWAN_CHECK(has_value(), "Result without value: " + std::get<1>(state_).message);
    return std::get<0>(state_);
  }

  std::variant<T, Error> state_;
};

using Status = Result<Unit>;

#define SAGWAN_CONCAT_INNER(a, b) a##b
#define SAGWAN_CONCAT(a, b) SAGWAN_CONCAT_INNER(a, b)
/// SAGWAN_TRY(auto rules, load_rules(path)); declares the value or returns the error.
#define SAGWAN_TRY(declaration, expression) \
  SAGWAN_TRY_INNER(SAGWAN_CONCAT(sagwan_try_, __LINE__), declaration, expression)
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses
#define SAGWAN_TRY_INNER(name, declaration, expression) \
  auto name = (expression);                             \
  if (!name) return std::move(name).error();            \
  declaration = std::move(name).value()
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace sagwan
