// An installation for one test: a data folder with its parts, a clock that the test moves, and a mailer that remembers.
#pragma once
#include <memory>

#include "base/clock.h"
#include "service/agencies.h"
#include "service/house.h"
#include "service/import.h"
#include "service/tick.h"
#include "support/days.h"
#include "support/folder.h"
#include "support/recording_mailer.h"

namespace support {

inline base::Instant at(std::string_view rfc3339) { return base::instant_in(rfc3339).value(); }

class Installation {
 public:
  explicit Installation(std::string_view now = "2025-10-20T08:00:00+07:00", const std::string& settings = {})
      : clock_{std::make_unique<base::FixedClock>(at(now))} {
    if (!settings.empty()) folder_->write("dondoc.toml", settings);
    open();
  }

  /// Closes everything and opens the folder again, as after a crash.
  void reopen() {
    house_.reset();
    open();
  }

  service::Context context() const { return house_->context(); }
  const std::filesystem::path& path() const { return folder_->path(); }
  void now_is(std::string_view rfc3339) { clock_->move_to(at(rfc3339)); }
  void now_is(base::Instant instant) { clock_->move_to(instant); }
  RecordingMailer& mailer() { return mailer_; }
  service::Ticked tick() { return service::tick(context(), mailer_); }

  /// Reads the document's text, keeps it and puts it in force now.
  service::Imported put_in_force(const std::string& document) {
    folder_->write("chuong-trinh.txt", document);
    const auto read = service::read(folder_->path() / "chuong-trinh.txt", vietnam()).value();
    return service::import(context(), read, service::Activate::yes).value();
  }

  /// One value from the database.
  std::string sql(const std::string& query) const {
    auto connection = context().pool.lease();
    return connection->database().execAndGet(query).getString();
  }

 private:
  void open() { house_ = service::House::open(folder_->path(), service::Folder::make, *clock_).value(); }

  std::unique_ptr<Folder> folder_ = std::make_unique<Folder>();
  std::unique_ptr<base::FixedClock> clock_;
  std::unique_ptr<service::House> house_;
  RecordingMailer mailer_;
};

/// A small programme of a made-up province, issued on 2025-10-20, with each kind of deadline.
inline const std::string small_programme = R"(TỈNH ỦY SƠN HÀ
Số 07-CTr/TU
Sơn Hà, ngày 20 tháng 10 năm 2025

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Sơn Hà, nhiệm kỳ 2025-2030

1. Ban Tổ chức Tỉnh ủy

1.1. Rà soát quy chế làm việc của các ban đảng. (Hoàn thành tháng 11/2025)

1.2. Theo dõi sinh hoạt chi bộ ở cơ sở. (Thực hiện thường xuyên)

1.3. Lập kế hoạch kiểm tra công tác cán bộ. (Thực hiện hằng năm)

2. Văn phòng Tỉnh ủy, Ban Nội chính Tỉnh ủy

2.1. Xây dựng quy định phối hợp giải quyết đơn thư. (Hoàn thành trong quý II/2026)

2.2. Sửa đổi biểu mẫu báo cáo. (Thực hiện theo hướng dẫn của Trung ương)

3. Các đảng ủy xã, phường

3.1. Củng cố chi bộ thôn, tổ dân phố. (Thực hiện trong Quý I/2026)

3.2. Nắm tình hình tôn giáo ở địa bàn.
)";

/// Two of its agencies with someone to write to, one of them with a head.
inline constexpr auto contacts =
    "tên,người liên hệ,email,email lãnh đạo\n"
    "Ban Tổ chức Tỉnh ủy,Trần Thị Bình,binh@tochuc.example,lanhdao@tochuc.example\n"
    "Văn phòng Tỉnh ủy,Lê Văn Cường,cuong@vanphong.example,\n";

}  // namespace support
