#include "service/sign_in.h"

#include <spdlog/spdlog.h>

#include "base/text.h"
#include "people/password.h"
#include "service/attempts.h"
#include "service/memory.h"
#include "service/secrets.h"
#include "store/events.h"
#include "store/people.h"

namespace service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes between_touches{1};        // a session's last request is written down no oftener
constexpr std::size_t longest_agent = 200;   // bytes
constexpr std::size_t longest_typed = 1024;  // bytes of a password that is hashed at all

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

base::Problem wrong() {
  return problem("sign_in_wrong", "Địa chỉ thư hoặc mật khẩu không đúng. Xin kiểm tra rồi thử lại.");
}

base::Problem busy() {
  return problem("sign_in_busy", "Đang có quá nhiều người đăng nhập cùng lúc. Xin thử lại sau ít phút.");
}

base::Instant seen_after(const Context& context) {
  return context.clock.now() - minutes{context.settings.sign_in.idle_minutes};
}

/// The account of that address that may sign in on this day.
std::optional<store::AccountRow> account_of(const Context& context, std::string_view email) {
  auto connection = context.pool.lease();
  const auto id = store::person_of_email(*connection, email);
  const auto person = id ? store::person_on(*connection, *id, context.today()) : std::nullopt;
  if (!person || person->mandates.empty()) return std::nullopt;
  return store::account(*connection, *id);
}

/// Why the person may not choose the password.
std::optional<base::Problem> cannot_choose(const people::Person& person, const std::string& password) {
  return people::cannot_choose(password, {person.name, person.email});
}

/// The account that the gate's word opens. It need not have a password.
std::optional<store::AccountRow> account_at_gate(const Context& context, std::string_view email) {
  auto connection = context.pool.lease();
  const auto id = store::person_of_email(*connection, email);
  const auto person = id ? store::person_on(*connection, *id, context.today()) : std::nullopt;
  if (!person || person->mandates.empty()) return std::nullopt;
  auto account = store::account(*connection, *id);
  return account ? account : store::AccountRow{.person = *id};
}

void keep_password(const Context& context, store::Connection& connection, base::PersonId person,
                   std::string_view hash) {
  const auto now = context.clock.now();
  store::set_password(connection, person, hash, now);
  store::remove_tickets(connection, person);
  store::append(connection, {.at = now,
                             .person = person,
                             .door = store::Door::page,
                             .subject = "person",
                             .number = base::number(person),
                             .what = "password_set",
                             .reason = {}});
}

}  // namespace

std::string start_session(const Context& context, store::Connection& connection, base::PersonId person, Whole whole,
                          const Origin& origin) {
  const auto now = context.clock.now();
  auto secret = new_secret();
  store::add_session(connection, hash_of_secret(secret),
                     {.person = person,
                      .whole = whole == Whole::yes,
                      .started_at = now,
                      .seen_at = now,
                      .expires_at = now + hours{context.settings.sign_in.longest_hours},
                      .address = origin.address,
                      .agent = std::string{base::clipped(origin.agent, longest_agent)}});
  return secret;
}

std::optional<base::Problem> check_password(const Context& context, const Visitor& visitor, const std::string& password,
                                            const Origin& origin) {
  const auto& person = visitor.person;
  if (auto refused = begin_attempt(context, person.email, origin.address)) return refused;
  const auto account = account_of(context, person.email);
  const auto matches = context.memory.hashing.matches(account ? account->password : std::string{},
                                                      base::clipped(password, longest_typed), context.settings.sign_in);
  if (!matches) return busy();
  if (!*matches) return problem("sign_in_wrong", "Mật khẩu hiện tại không đúng. Xin thử lại.");
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  forgive_attempt(*connection, person.email, origin.address);
  transaction.commit();
  return std::nullopt;
}

base::Result<std::string> sign_in(const Context& context, const std::string& email, const std::string& password,
                                  const Origin& origin) {
  if (auto refused = begin_attempt(context, email, origin.address)) return *refused;
  const auto account = account_of(context, base::trimmed(email));
  const auto matches = context.memory.hashing.matches(account ? account->password : std::string{},
                                                      base::clipped(password, longest_typed), context.settings.sign_in);
  if (!matches) return busy();
  if (!*matches) {
    spdlog::warn(fmt::format("sign-in refused, from {}", origin.address));
    return wrong();
  }
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  store::forget_expired(*connection, context.clock.now());
  forgive_attempt(*connection, email, origin.address);
  auto secret =
      start_session(context, *connection, account->person, account->secret_at ? Whole::no : Whole::yes, origin);
  transaction.commit();
  spdlog::info(fmt::format("person {} signed in, from {}", base::number(account->person), origin.address));
  return secret;
}

base::Result<std::string> sign_in_by_gate(const Context& context, const std::string& email, const Origin& origin) {
  const auto account = account_at_gate(context, email);
  if (!account) {
    spdlog::warn(fmt::format("refused at the gate (qua cổng xác thực): an address without account or mandate, from {}",
                             origin.address));
    if (email.empty())
      return problem("unknown_at_gate",
                     "Cổng xác thực không cho biết rõ địa chỉ thư của một người. Xin báo Văn phòng để được giúp.");
    return problem(
        "unknown_at_gate",
        "Cổng xác thực cho biết đây là " + email +
            ", nhưng địa chỉ này chưa có tài khoản trong Đôn đốc, đã ngừng dùng, hoặc hôm nay không được giao "
            "việc gì. Xin báo Văn phòng để được cấp quyền.");
  }
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  store::forget_expired(*connection, context.clock.now());
  auto secret =
      start_session(context, *connection, account->person, account->secret_at ? Whole::no : Whole::yes, origin);
  transaction.commit();
  spdlog::info(fmt::format("person {} signed in by the gate (qua cổng xác thực), from {}",
                           base::number(account->person), origin.address));
  return secret;
}

std::optional<Visitor> visitor_of(const Context& context, std::string_view secret) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  const auto session = store::session(*connection, hash_of_secret(secret), now, seen_after(context));
  if (!session) return std::nullopt;
  auto person = store::person_on(*connection, session->person, context.today());
  if (!person || person->mandates.empty()) return std::nullopt;
  if (session->seen_at + between_touches <= now) {
    try {
      store::touch_session(*connection, session->id, now);
    } catch (const SQLite::Exception& failure) {  // another program holds the database: reading goes on
      spdlog::warn(fmt::format("session not touched: {}", failure.what()));
    }
  }
  const bool factor_wanted =
      context.settings.sign_in.administrators_twice && people::holds(*person, people::Role::administrator);
  const auto account = factor_wanted ? store::account(*connection, session->person) : std::nullopt;
  return Visitor{.person = *std::move(person),
                 .session = *session,
                 .must_add_factor = factor_wanted && (!account || !account->secret_at)};
}

void sign_out(const Context& context, const Visitor& visitor) { end_session(context, visitor, visitor.session.id); }

std::vector<store::SessionRow> sessions(const Context& context, const Visitor& visitor) {
  auto connection = context.pool.lease();
  return store::sessions_of(*connection, visitor.person.id, context.clock.now(), seen_after(context));
}

void end_session(const Context& context, const Visitor& visitor, std::int64_t session) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  store::end_session(*connection, visitor.person.id, session);
  transaction.commit();
}

std::optional<people::Person> person_of_link(const Context& context, std::string_view secret) {
  auto connection = context.pool.lease();
  const auto id = store::person_of_ticket(*connection, hash_of_secret(secret), context.clock.now());
  if (!id) return std::nullopt;
  auto person = store::person_on(*connection, *id, context.today());
  if (!person || person->mandates.empty()) return std::nullopt;
  return person;
}

base::Result<base::Done> choose_password(const Context& context, std::string_view secret, const std::string& password) {
  const auto person = person_of_link(context, secret);
  if (!person)
    return problem("no_such_link", "Đường dẫn này đã dùng hoặc đã hết hạn. Xin bấm «Quên mật khẩu» để nhận thư mới.");
  if (auto refused = cannot_choose(*person, password)) return *refused;
  const auto hash = context.memory.hashing.hash(password, context.settings.sign_in);
  if (!hash) return busy();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  if (!store::person_of_ticket(*connection, hash_of_secret(secret), context.clock.now()))
    return problem("no_such_link", "Đường dẫn này vừa được dùng. Xin đăng nhập, hoặc bấm «Quên mật khẩu».");
  keep_password(context, *connection, person->id, *hash);
  store::end_sessions(*connection, person->id);
  forgive_account(*connection, person->email);
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> change_password(const Context& context, const Visitor& visitor, const std::string& now,
                                         const std::string& password, const Origin& origin) {
  const auto& person = visitor.person;
  if (auto refused = cannot_choose(person, password)) return *refused;
  if (auto refused = check_password(context, visitor, now, origin)) return *refused;
  const auto hash = context.memory.hashing.hash(password, context.settings.sign_in);
  if (!hash) return busy();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  keep_password(context, *connection, person.id, *hash);
  store::end_sessions(*connection, person.id, visitor.session.id);
  transaction.commit();
  return base::Done{};
}

std::string new_link(store::Connection& connection, base::PersonId person, base::Instant now) {
  auto secret = new_secret();
  store::add_ticket(connection, person, hash_of_secret(secret), now + link_lives);
  return secret;
}

std::string link_of(const Context& context, std::string_view secret) {
  return context.settings.page_url + "/password?link=" + std::string{secret};
}

}  // namespace service
