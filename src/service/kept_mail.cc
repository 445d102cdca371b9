#include "service/kept_mail.h"

#include "mail/contents.h"
#include "mail/mime.h"
#include "service/arming.h"
#include "service/mail_links.h"
#include "store/attachments.h"

namespace service {
namespace {

/// The bytes of each of these files; nothing where one is not kept any more.
std::optional<std::vector<std::string>> contents_of(store::Connection& connection, base::MessageId id,
                                                    std::size_t files) {
  std::vector<std::string> contents;
  for (std::size_t n = 1; n <= files; ++n) {
    auto file = store::attachment(connection, id, static_cast<std::int64_t>(n));
    if (!file) return std::nullopt;
    contents.push_back(std::move(file->bytes));
  }
  return contents;
}

}  // namespace

store::Deflated words_to_keep(const Context& context, const mail::Message& mail) {
  const auto words = without_own_links(context, mail::without_contents(mail));
  return store::deflated(mail::mime_of(words, mail::TextEncoding::eight_bit));
}

void keep_mail(store::Connection& connection, base::MessageId message, const mail::Message& mail,
               const store::Deflated& words) {
  store::begin_attempt(connection, message, mail.subject, words);
  if (words.size > 0) store::set_attachments(connection, message, mail.attachments, mail.date);
}

std::optional<std::string> whole_mail(const Context& context, base::MessageId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto mime = store::mime_of(*connection, id);
  if (mime.empty()) return std::nullopt;
  const auto files = store::attachments_of(*connection, id).size();
  if (files == 0) return mime;
  const auto contents = contents_of(*connection, id, files);
  if (!contents) return std::nullopt;
  return mail::with_contents(mime, *contents);
}

std::optional<mail::Attachment> file_of_mail(const Context& context, base::MessageId id, std::int64_t number) {
  auto connection = context.pool.lease();
  return store::attachment(*connection, id, number);
}

int drop_old_files(const Context& context, base::Instant now) {
  constexpr int most = 200;
  const auto since = now - std::chrono::hours{24 * context.settings.attachments_kept_days};
  {
    auto connection = context.pool.lease();
    if (!store::has_old_attachments(*connection, since)) return 0;
  }
  if (disarmed(context)) return 0;
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const int dropped = store::drop_old_attachments(*connection, since, most);
  transaction.commit();
  return dropped;
}

}  // namespace service
