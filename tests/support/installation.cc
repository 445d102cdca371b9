#include "support/installation.h"

#include "store/ledger.h"

namespace support {

base::Instant at(std::string_view rfc3339) { return base::instant_in(rfc3339).value(); }

Installation::Installation(std::string_view now, const std::string& settings)
    : clock_{std::make_unique<base::FixedClock>(at(now))} {
  if (!settings.empty()) folder_->write("dondoc.toml", settings);
  open();
}

Installation::~Installation() = default;

Installation::Installation(Installation&& other) noexcept = default;

void Installation::reopen() {
  house_.reset();
  open();
}

service::Context Installation::context() const { return house_->context(); }

const std::filesystem::path& Installation::path() const { return folder_->path(); }

void Installation::now_is(std::string_view rfc3339) { clock_->move_to(at(rfc3339)); }

void Installation::now_is(base::Instant instant) { clock_->move_to(instant); }

service::Ticked Installation::tick() { return service::tick(context(), mailer_); }

service::Imported Installation::put_in_force(const std::string& document) {
  folder_->write("chuong-trinh.txt", document);
  const auto read = service::read(folder_->path() / "chuong-trinh.txt", vietnam()).value();
  return service::import(context(), read, service::Activate::yes).value();
}

std::vector<std::string> Installation::kept_mails() const {
  auto connection = context().pool.lease();
  std::vector<std::string> kept;
  store::Query query{*connection, "SELECT message FROM kept_mail ORDER BY message"};
  while (query.step()) kept.push_back(store::mime_of(*connection, base::MessageId{query.integer(0)}));
  return kept;
}

std::string Installation::sql(const std::string& query) const {
  auto connection = context().pool.lease();
  return connection->database().execAndGet(query).getString();
}

void Installation::open() { house_ = service::House::open(folder_->path(), service::Folder::make, *clock_).value(); }

}  // namespace support
