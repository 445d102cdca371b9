#include "service/attempts.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"
#include "store/accounts.h"

namespace service {
namespace {

using std::chrono::seconds;

constexpr std::int64_t free_on_account = 5, free_from_address = 20;
constexpr seconds first_pause{15}, longest_pause{15 * 60};
constexpr std::chrono::hours remembered{24};
constexpr std::size_t longest_key = 254;  // bytes: no mail address is longer

std::string key_of_account(std::string_view typed) {
  return "account/" + base::lowered(base::clipped(base::trimmed(typed), longest_key));
}

std::string key_of_address(std::string_view address) { return "address/" + base::counted_as(address); }

seconds pause_after(std::int64_t failures, std::int64_t free) {
  if (failures < free) return seconds{0};
  const auto doublings = std::min<std::int64_t>(failures - free, 10);
  return std::min(first_pause * (std::int64_t{1} << doublings), longest_pause);
}

store::Attempts known(store::Connection& connection, const std::string& key, base::Instant now) {
  const auto kept = store::attempts(connection, key);
  return kept && kept->failed_at + remembered > now ? *kept : store::Attempts{};
}

std::optional<base::Problem> must_wait(store::Connection& connection, const std::string& key, base::Instant now) {
  const auto kept = known(connection, key, now);
  if (kept.not_before <= now) return std::nullopt;
  const auto minutes = (kept.not_before - now + seconds{59}) / seconds{60};
  return base::Problem{.kind = "sign_in_wait",
                       .detail = "Đã thử sai nhiều lần. Xin chờ " + std::to_string(minutes) +
                                 " phút rồi thử lại; nếu quên mật khẩu, xin dùng «Quên mật khẩu».",
                       .words = {}};
}

void count(store::Connection& connection, const std::string& key, std::int64_t free, base::Instant now) {
  auto kept = known(connection, key, now);
  ++kept.failures;
  kept.failed_at = now;
  kept.not_before = now + pause_after(kept.failures, free);
  store::set_attempts(connection, key, kept);
}

}  // namespace

std::optional<base::Problem> begin_attempt(const Context& context, std::string_view account, std::string_view address) {
  const auto now = context.clock.now();
  const auto on_account = key_of_account(account), from_address = key_of_address(address);
  auto connection = context.pool.lease();
  const auto waits = [&] {
    auto refused = must_wait(*connection, on_account, now);
    return refused ? refused : must_wait(*connection, from_address, now);
  };
  if (auto refused = waits()) return refused;  // a flood writes nothing
  store::Transaction transaction{*connection};
  if (auto refused = waits()) return refused;
  count(*connection, on_account, free_on_account, now);
  count(*connection, from_address, free_from_address, now);
  transaction.commit();
  return std::nullopt;
}

void forgive_attempt(store::Connection& connection, std::string_view account, std::string_view address) {
  forgive_account(connection, account);
  const auto key = key_of_address(address);
  auto kept = store::attempts(connection, key);
  if (!kept) return;
  kept->failures = std::max<std::int64_t>(0, kept->failures - 1);
  kept->not_before = kept->failed_at;
  store::set_attempts(connection, key, *kept);
}

void forgive_account(store::Connection& connection, std::string_view account) {
  store::clear_attempts(connection, key_of_account(account));
}

}  // namespace service
