#include "service/house.h"

#include "mail/folder_mailer.h"
#include "mail/smtp_mailer.h"
#include "service/agencies.h"
#include "service/arming.h"
#include "service/memory.h"
#include "store/told.h"

namespace service {
namespace {

namespace fs = std::filesystem;

std::optional<base::Problem> cannot_use(const fs::path& data, Folder folder) {
  if (fs::is_directory(data) && (folder == Folder::make || fs::exists(data / store::database_name)))
    return std::nullopt;
  if (fs::exists(data) && !fs::is_directory(data))
    return base::Problem{.kind = "no_data_folder",
                         .detail = data.string() + " không phải thư mục. Xin chỉ một thư mục dữ liệu bằng --data.",
                         .words = {}};
  if (folder == Folder::make) {
    fs::create_directories(data);
    fs::permissions(data, fs::perms::owner_all);  // what officials write is nobody else's on this machine
    return std::nullopt;
  }
  return base::Problem{.kind = "no_data_folder",
                       .detail = "Không có dữ liệu ở " + data.string() +
                                 ". Xin nhập chương trình trước: dondoc import TỆP --data " + data.string(),
                       .words = {}};
}

/// A database that an older program wrote tells from now on how its duties stand.
void begin_telling_duties(const Context& context) {
  auto connection = context.pool.lease();
  store::begin_telling(*connection, context.clock.now());
}

}  // namespace

base::Result<std::unique_ptr<House>> House::open(const fs::path& data, Folder folder, const base::Clock& clock) {
  if (auto problem = cannot_use(data, folder)) return *problem;
  auto settings = settings_of(data);
  if (!settings) return settings.error();
  std::unique_ptr<House> house{new House{data, std::move(*settings), clock}};
  begin_telling_duties(house->context());
  put_people_of_settings(house->context());
  look_where_we_are(house->context(), data);
  return house;
}

House::House(fs::path data, Settings settings, const base::Clock& clock)
    : data_{std::move(data)},
      settings_{std::move(settings)},
      clock_{clock},
      templates_{render::Templates::embedded("web/mail/")},
      pool_{data_},
      memory_{std::make_unique<Memory>()} {}

House::~House() = default;

std::optional<base::FileLock> House::take_the_clock() const { return base::FileLock::try_lock(data_ / "clock.lock"); }

std::unique_ptr<mail::Mailer> House::mailer() const {
  if (settings_.smtp && !disarmed(context())) return std::make_unique<mail::SmtpMailer>(settings_.smtp->server);
  return std::make_unique<mail::FolderMailer>(data_ / settings_.mail_folder);
}

base::Problem clock_is_taken(const fs::path& data) {
  return {.kind = "clock_is_taken",
          .detail = "Một tiến trình dondoc khác đang làm việc của đồng hồ trên " + data.string() +
                    " (dondoc serve tự làm việc này). Không chạy hai tiến trình cùng lúc.",
          .words = {}};
}

}  // namespace service
