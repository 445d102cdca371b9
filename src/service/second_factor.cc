#include "service/second_factor.h"

#include <liboath/oath.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

#include "service/attempts.h"
#include "service/memory.h"
#include "service/secrets.h"
#include "store/events.h"

namespace service {
namespace {

using base::Done;
using base::Result;

constexpr std::int64_t step_seconds = 30;
constexpr unsigned figures = 6;
constexpr std::size_t secret_bytes = 20;  // as long as SHA-1 (RFC 4226, section 4, R6)
constexpr std::size_t recovery_codes = 10, recovery_bytes = 10;

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

base::Problem code_wrong() {
  return problem("code_wrong", "Mã xác thực không đúng hoặc đã dùng. Xin chờ mã mới trên điện thoại rồi ghi lại.");
}

/// The key under which attempts at codes are counted, apart from those at the password.
std::string attempts_at_codes(const Visitor& visitor) { return "code " + visitor.person.email; }

std::string random_bytes(std::size_t count) {
  if (::sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used"};
  std::string bytes(count, '\0');
  ::randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

/// Base32 (RFC 4648) without padding.
std::string base32(const std::string& bytes) {
  char* text = nullptr;
  std::size_t length = 0;
  if (::oath_base32_encode(bytes.data(), bytes.size(), &text, &length) != OATH_OK) throw std::bad_alloc{};
  std::string encoded{text, length};
  std::free(text);  // NOLINT(cppcoreguidelines-no-malloc): the library's
  encoded.erase(std::min(encoded.find('='), encoded.size()));
  return encoded;
}

/// The time step within one of now whose code that is.
std::optional<std::int64_t> step_of(const std::string& secret, const std::string& code, base::Instant now) {
  if (code.size() != figures) return std::nullopt;
  const auto seconds = now.time_since_epoch().count();
  std::optional<std::int64_t> found;
  for (const std::int64_t around : {-1, 0, 1}) {
    const auto at = seconds + around * step_seconds;
    std::array<char, figures + 1> right{};
    if (::oath_totp_generate(secret.data(), secret.size(), static_cast<std::time_t>(at), step_seconds, 0, figures,
                             right.data()) != OATH_OK)
      throw std::runtime_error{"a code could not be reckoned"};
    if (::sodium_memcmp(right.data(), code.data(), figures) == 0) found = at / step_seconds;
  }
  return found;
}

/// As people type a code: blanks and hyphens aside, capitals.
std::string tidied(const std::string& typed) {
  std::string code;
  for (const char c : typed)
    if (c != ' ' && c != '-') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

std::string in_groups(const std::string& code) {
  std::string grouped;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += '-';
    grouped += code[i];
  }
  return grouped;
}

void log(const Context& context, store::Connection& connection, const Visitor& visitor, std::string what) {
  store::append(connection, {.at = context.clock.now(),
                             .person = visitor.person.id,
                             .door = store::Door::page,
                             .subject = "person",
                             .number = base::number(visitor.person.id),
                             .what = std::move(what),
                             .reason = {}});
}

bool takes(const Context& context, store::Connection& connection, const store::AccountRow& account,
           const std::string& code) {
  const auto now = context.clock.now();
  if (const auto step = step_of(account.secret, code, now))
    return store::take_step(connection, account.person, *step, now);
  return store::take_recovery_code(connection, account.person, hash_of_secret(code), now);
}

}  // namespace

SecondFactor second_factor(const Context& context, const Visitor& visitor) {
  auto connection = context.pool.lease();
  const auto account = store::account(*connection, visitor.person.id);
  if (!account || account->secret.empty()) return {};
  return {.is_on = account->secret_at.has_value(),
          .waiting = account->secret_at ? std::string{} : base32(account->secret),
          .recovery_left = store::recovery_codes_left(*connection, visitor.person.id)};
}

Result<Done> begin_second_factor(const Context& context, const Visitor& visitor) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto account = store::account(*connection, visitor.person.id);
  if (!account || account->secret_at)
    return problem("factor_on", "Tài khoản này đã dùng mã xác thực. Muốn đổi điện thoại, xin tắt rồi bật lại.");
  store::set_secret(*connection, visitor.person.id, random_bytes(secret_bytes));
  transaction.commit();
  return Done{};
}

Result<std::vector<std::string>> confirm_second_factor(const Context& context, const Visitor& visitor,
                                                       const std::string& code, const Origin& origin) {
  if (auto refused = begin_attempt(context, attempts_at_codes(visitor), origin.address)) return *refused;
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto account = store::account(*connection, visitor.person.id);
  if (!account || account->secret.empty() || account->secret_at)
    return problem("factor_on", "Không có mã nào đang chờ xác nhận. Xin mở lại trang tài khoản.");
  const auto now = context.clock.now();
  const auto step = step_of(account->secret, tidied(code), now);
  if (!step || !store::take_step(*connection, visitor.person.id, *step, now)) return code_wrong();
  std::vector<std::string> codes, hashes;
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    const auto plain = base32(random_bytes(recovery_bytes));
    hashes.push_back(hash_of_secret(plain));
    codes.push_back(in_groups(plain));
  }
  store::set_recovery_codes(*connection, visitor.person.id, hashes);
  store::end_sessions(*connection, visitor.person.id, visitor.session.id);
  forgive_attempt(*connection, attempts_at_codes(visitor), origin.address);
  log(context, *connection, visitor, "second_factor_on");
  transaction.commit();
  return codes;
}

Result<Done> remove_second_factor(const Context& context, const Visitor& visitor, const std::string& password,
                                  const Origin& origin) {
  if (const auto refused = check_password(context, visitor, password, origin)) return *refused;
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  store::set_secret(*connection, visitor.person.id, "");
  log(context, *connection, visitor, "second_factor_off");
  transaction.commit();
  return Done{};
}

Result<std::string> give_code(const Context& context, const Visitor& visitor, const std::string& code,
                              const Origin& origin) {
  if (auto refused = begin_attempt(context, attempts_at_codes(visitor), origin.address)) return *refused;
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto account = store::account(*connection, visitor.person.id);
  if (!account || !account->secret_at || !takes(context, *connection, *account, tidied(code))) return code_wrong();
  forgive_attempt(*connection, attempts_at_codes(visitor), origin.address);
  store::end_session(*connection, visitor.person.id, visitor.session.id);
  auto secret = start_session(context, *connection, visitor.person.id, Whole::yes, origin);
  transaction.commit();
  return secret;
}

std::string key_uri(const people::Person& person, const std::string& base32_secret) {
  std::string label;
  for (const char c : person.email)
    if (c != ':' && c != '?' && c != '#' && c != '%' && c != '&') label += c;
  return "otpauth://totp/Don%20doc:" + label + "?secret=" + base32_secret + "&issuer=Don%20doc";
}

}  // namespace service
