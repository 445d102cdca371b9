// The words of time: units, numbers, places in a row, and what stands before a time.
#include "deadline/vocabulary.h"

namespace deadline {
namespace {

using enum Term;

constexpr Entry words[] = {
    {"giờ", {hour}}, {"phút", {minute}}, {"ngày", {day}}, {"ngày làm việc", {working_day}}, {"tuần", {week}},
    {"tháng", {month}}, {"quý", {quarter}}, {"q", {quarter}}, {"năm", {year}}, {"nửa", {half}}, {"năm học", {school_year}},
    {"niên khóa", {school_year}}, {"học kỳ", {semester}}, {"nhiệm kỳ", {office_term}}, {"giai đoạn", {stage}},
    {"thời kỳ", {stage}}, {"kỳ báo cáo", {report_period}}, {"kỳ", {report_period}}, {"t", {month_letter}}, {"th", {month_letter}},

    {"không", {numeral, 0}}, {"một", {numeral, 1}}, {"hai", {numeral, 2}}, {"ba", {numeral, 3}}, {"bốn", {numeral, 4}},
    {"tư", {numeral, 4}}, {"năm", {numeral, 5}}, {"lăm", {numeral, 5}}, {"sáu", {numeral, 6}}, {"bảy", {numeral, 7}},
    {"bẩy", {numeral, 7}}, {"tám", {numeral, 8}}, {"chín", {numeral, 9}}, {"mười", {numeral, 10}}, {"mươi", {tens}},
    {"mốt", {numeral, 1}}, {"nhất", {ordinal_one}}, {"nhì", {numeral, 2}}, {"thứ", {weekday}}, {"chủ nhật", {sunday}},
    {"chúa nhật", {sunday}}, {"mồng", {early_day}}, {"mùng", {early_day}},

    {"đầu", {first}}, {"đầu tiên", {first}}, {"giữa", {middle}}, {"cuối", {last}}, {"cuối cùng", {last}},
    {"lần", {times}}, {"lượt", {times}},

    {"trong", {in}}, {"trong vòng", {in}}, {"trong thời hạn", {in}}, {"trong thời gian", {in}}, {"trong khoảng thời gian", {in}},
    {"ngay trong", {in}}, {"nội trong", {in}}, {"thời hạn", {filler}}, {"trong khoảng", {in}},
    {"trước", {before}}, {"trước", {previous}}, {"ngoái", {previous}},
    {"đến", {until}}, {"tới", {until}}, {"cho đến", {until}}, {"cho tới", {until}}, {"tính đến", {until}}, {"đến hết", {until}},
    {"tới hết", {until}}, {"cho đến hết", {until}}, {"cho tới hết", {until}}, {"hết", {whole}},
    {"chậm nhất", {latest}}, {"muộn nhất", {latest}}, {"trễ nhất", {latest}}, {"không quá", {latest}}, {"không muộn hơn", {latest}},
    {"không chậm hơn", {latest}}, {"không trễ hơn", {latest}}, {"không muộn quá", {latest}}, {"không chậm quá", {latest}},
    {"hạn cuối", {latest}}, {"hạn chót", {latest}}, {"thời hạn cuối cùng", {latest}}, {"hạn cuối cùng", {latest}}, {"tối đa", {latest}}, {"không được quá", {latest}},
    {"vào", {at}}, {"lúc", {at}}, {"vào lúc", {at}}, {"vào thời điểm", {at}}, {"thời điểm", {at}}, {"vào dịp", {at}}, {"dịp", {at}}, {"nhân dịp", {at}},
    {"từ", {from}}, {"kể từ", {from}}, {"tính từ", {from}}, {"bắt đầu từ", {from}}, {"tính kể từ", {from}}, {"bắt đầu kể từ", {from}}, {"được tính từ", {from}},
    {"sau", {after}}, {"sau", {next}}, {"là", {link}}, {"của", {of}}, {"trong các", {in}},
    {"các", {many}}, {"những", {many}},

    {"này", {this_one}}, {"nay", {now}}, {"hiện tại", {this_one}}, {"tới", {next}}, {"kế tiếp", {next}}, {"tiếp theo", {next}},
    {"kế", {next}}, {"liền kề", {next}}, {"sau liền kề", {next}}, {"liền sau", {next}}, {"kế tiếp theo", {next}}, {"tiếp sau", {next}},
    {"hôm nay", {today}}, {"ngày hôm nay", {today}}, {"ngày mai", {tomorrow}}, {"liền trước", {previous}},

    {"hằng", {each}}, {"hàng", {each}}, {"từng", {each}}, {"mỗi", {each}}, {"cứ", {each}}, {"định kỳ", {periodic}, true},
    {"thường xuyên", {ongoing}, true}, {"liên tục", {ongoing}}, {"hằng ngày", {per_day}}, {"hàng ngày", {per_day}},
    {"mỗi ngày", {per_day}}, {"từng ngày", {per_day}},
    {"những năm tiếp theo", {open_end}}, {"các năm tiếp theo", {open_end}}, {"những năm sau", {open_end}}, {"các năm sau", {open_end}},
    {"những năm kế tiếp", {open_end}}, {"các năm kế tiếp", {open_end}}, {"trở đi", {open_end}}, {"về sau", {open_end}},
    {"những năm tới", {open_end}}, {"các năm tới", {open_end}}, {"các năm sau đó", {open_end}}, {"những năm sau đó", {open_end}},
    {"những năm tiếp sau", {open_end}}, {"các giai đoạn tiếp theo", {open_end}}, {"giai đoạn tiếp theo", {open_end}},
    {"giai đoạn sau", {open_end}}, {"các quý tiếp theo", {open_end}}, {"các tháng tiếp theo", {open_end}}, {"thời gian tiếp theo", {open_end}},

    {"quốc khánh", {feast, 902}}, {"tết dương lịch", {feast, 101}}, {"quốc tế lao động", {feast, 501}}, {"quốc tế phụ nữ", {feast, 308}},
    {"nhà giáo việt nam", {feast, 1120}}, {"quốc tế thiếu nhi", {feast, 601}}, {"giáng sinh", {feast, 1225}}, {"phụ nữ việt nam", {feast, 1020}},
    {"thương binh liệt sĩ", {feast, 727}}, {"thầy thuốc việt nam", {feast, 227}}, {"pháp luật việt nam", {feast, 1109}}, {"cách mạng tháng tám", {feast, 819}},
    {"giải phóng miền nam", {feast, 430}}, {"chiến thắng điện biên phủ", {feast, 507}},
    {"tết", {lunar}}, {"tết nguyên đán", {lunar}}, {"tết cổ truyền", {lunar}}, {"tết âm lịch", {lunar}}, {"tết trung thu", {lunar}}, {"trung thu", {lunar}},
    {"nguyên đán", {lunar}}, {"âm lịch", {lunar}}, {"tháng chạp", {lunar}}, {"tháng giêng", {lunar}}, {"giỗ tổ", {lunar}}, {"giỗ tổ hùng vương", {lunar}},
    {"vu lan", {lunar}}, {"rằm", {lunar}}, {"phật đản", {lunar}}, {"tết thanh minh", {lunar}}, {"tết đoan ngọ", {lunar}}, {"giao thừa", {lunar}},
};

}  // namespace

std::span<const Entry> time_words() { return words; }

}  // namespace deadline
