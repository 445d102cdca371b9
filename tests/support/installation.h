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

base::Instant at(std::string_view rfc3339);

class Installation {
 public:
  explicit Installation(std::string_view now = "2025-10-20T08:00:00+07:00", const std::string& settings = {});
  ~Installation();
  Installation(Installation&& other) noexcept;

  /// Closes everything and opens the folder again, as after a crash.
  void reopen();

  service::Context context() const;
  const std::filesystem::path& path() const;
  void now_is(std::string_view rfc3339);
  void now_is(base::Instant instant);
  RecordingMailer& mailer() { return mailer_; }
  service::Ticked tick();

  /// Reads the document's text, keeps it and puts it in force now.
  service::Imported put_in_force(const std::string& document);

  /// What is kept of each mail that went out, as MIME.
  std::vector<std::string> kept_mails() const;

  /// One value from the database.
  std::string sql(const std::string& query) const;

 private:
  void open();

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
