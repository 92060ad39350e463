// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/gallery/pages.h"

#include "api/licensemanager/licenses.h"
#include "charts/breakdownchart.h"
#include "charts/chartcanvas.h"
#include "charts/chartfeed.h"
#include "charts/distributionchart.h"
#include "charts/heatmapchart.h"
#include "charts/quotachart.h"
#include "charts/usagechart.h"
#include "domain/license.h"
#include "forms/conflictview.h"
#include "forms/daterangeeditor.h"
#include "forms/entitlementeditor.h"
#include "forms/recordform.h"
#include "forms/recordlisteditor.h"
#include "forms/reviewpanel.h"
#include "grids/filterbar.h"
#include "grids/noticeband.h"
#include "grids/recordtable.h"
#include "style/consolestyle.h"
#include "views/gallery/samplemodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QWidget *tablePage(const Theme &theme)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *band = new NoticeBand(theme, page);
    band->show({Tone::Warning,
                u"444455556666 in ap-south-1 did not answer."_s,
                u"Its numbers are from 08:14; everything else is from 10:02."_s,
                u"Timeout"_s,
                {{u"Retry"_s, {}}, {u"Sign in again"_s, {}}}});
    layout->addWidget(band);
    auto *bar = new FilterBar(theme, page);
    bar->setChips({{u"a"_s, u"Issuer: Acme"_s, FilterChip::Kind::Set, true},
                   {u"b"_s, u"SKU: any of 6"_s, FilterChip::Kind::Set, true},
                   {u"c"_s, u"Used ≥ 80 %"_s, FilterChip::Kind::Suggested, false},
                   {u"d"_s, u"Ready only (6)"_s, FilterChip::Kind::Preset, false}});
    bar->setAddOffered(true);
    bar->setCountText(u"19 of 310"_s);
    bar->setPrimaryAction(u"New license"_s, Symbol::Plus);
    layout->addWidget(bar);
    auto *table = new RecordTable(theme, page);
    auto *model = new SampleModel(24);
    model->setParent(page);
    table->setNameColumn(0);
    table->setModel(model);
    table->setCurrentRow(3);
    layout->addWidget(table);
    return page;
}

QWidget *checkedPage(const Theme &theme)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    auto *table = new RecordTable(theme, page);
    auto *model = new SampleModel(8, SampleModel::WithChecks);
    model->setParent(page);
    for (int row = 0; row < 8; ++row)
        model->item(row, 0)->setData(u"Seats"_s, SubtextRole);
    table->setNameColumn(0, RecordTable::NameWeight::Emphasized);
    table->setLines(RecordTable::Lines::Two);
    table->setModel(model);
    table->setCurrentRow(2);
    layout->addWidget(table, 2);
    auto *empty = new RecordTable(theme, page);
    auto *none = new SampleModel(0);
    none->setParent(page);
    empty->setModel(none);
    empty->setEmptyText({Symbol::License,
                         u"No licenses here. Create one, or load sample data."_s,
                         {{u"New license…"_s, {}}, {u"Load sample data"_s, {}}}});
    layout->addWidget(empty, 1);
    return page;
}

/// A year of samples every 15 minutes with a change of limit, two gaps and a time above the limit.
ChartData sampleData()
{
    ChartData data;
    data.title = u"Seats"_s;
    data.unit = u"Count"_s;
    data.overage = ChartData::Overage::Allowed;
    const double end = 1773914400000.0;
    const double begin = end - 365 * dayMs;
    double before = begin;
    for (double time = begin; time <= end; time += hourMs / 4) {
        const double day = (time - begin) / dayMs;
        if ((day > 285 && day < 290) || (day > 330 && day < 332))
            continue;
        const double level =
            55 + 12 * std::sin(day / 30) + day / 365 * 22 + 6 * std::sin(day * 6.28);
        PlotPoint point;
        point.time = time;
        point.low = point.high = point.last = std::floor(level);
        point.gapBefore = time - before > hourMs;
        before = time;
        data.points.append(point);
    }
    data.capacity = {{begin, 80}, {begin + 309 * dayMs, 100}};
    data.events = {
        {begin + 309 * dayMs, u"Limit changed from 80 to 100"_s, u"22 January, version 2"_s},
        {begin + 335 * dayMs, u"Grant kestrel-dresden activated"_s, u"17 February"_s},
        {begin + 348 * dayMs, u"Version 3, check-in allowed"_s, u"2 March, by acme-vendor"_s}};
    return data;
}

QWidget *chartPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 16);
    auto *chart = new UsageChart(theme, page);
    ChartData data = sampleData();
    const PlotPoint last = data.points.last();
    for (int day = 0; day <= 120; ++day) {
        const double middle = last.last + day * 1.2;
        data.forecast.append({last.time + day * dayMs, middle - day * 0.5 - std::sqrt(day), middle,
                              middle + day * 0.5 + std::sqrt(day)});
    }
    data.meeting = {last.time + (100 - last.last) / 1.2 * dayMs, 100, u"29 March"_s};
    chart->setData(data);
    chart->setSentence(
        u"84 of 100. Rising about 1.6 per day. Reaches 100 around 29 March (24 March–6 April)."_s,
        u"Robust trend over the last 30 days, 5 of 90 days not fully recorded."_s, Tone::Warning);
    chart->showLastDays(90);
    layout->addWidget(chart);
    return page;
}

/// Ten accounts on top of each other, over a comparison of weeks.
QWidget *stackPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 16);
    const ChartData sample = sampleData();
    QList<ChartData::Line> lines;
    for (int i = 0; i < 11; ++i) {
        ChartData::Line line{u"Account %1"_s.arg(111122223333 + i * 1111), sample.points, false};
        for (PlotPoint &point : line.points) {
            const double value =
                std::floor(point.last / (i + 3) + 2 * std::sin(point.time / dayMs / (4 + i)));
            point.low = point.high = point.last = value;
        }
        lines.append(line);
    }
    lines = firstLines(lines, rankingOf(lines), 8, u"3 others"_s);
    ChartData stack = sample;
    stack.arrangement = ChartData::Arrangement::Stacked;
    stack.lineTitle = lines.first().title;
    stack.points = lines.first().points;
    stack.others = lines.mid(1);
    stack.capacity = {{sample.points.first().time, 160}};
    stack.overage = ChartData::Overage::NotAllowed;
    auto *chart = new UsageChart(theme, page);
    chart->setData(stack);
    chart->showLastDays(90);
    layout->addWidget(chart);

    auto *comparison = new UsageChart(theme, page);
    ChartData weeks = sample;
    const double end = weeks.points.last().time;
    const double shift = shiftAt(Comparison::Week, end, weeks.days);
    const TimeRange week = periodAt(Comparison::Week, end, weeks.days);
    ChartData::Earlier earlier{UsageChart::earlierTitle(Comparison::Week), shift, {}, week.to};
    for (PlotPoint point : sample.points) {
        point.time += shift;
        earlier.points.append(point);
    }
    weeks.earlier = earlier;
    comparison->setData(weeks);
    comparison->canvas().setRange(week);
    layout->addWidget(comparison);
    return page;
}

/// A year of hours with an office rhythm.
std::vector<Bucket> officeHours()
{
    std::vector<Bucket> buckets;
    const Instant begin(std::chrono::milliseconds(1742169600000));
    for (int hour = 0; hour < 364 * 24; ++hour) {
        const int weekday = hour / 24 % 7;
        const int clock = hour % 24;
        const double light = std::max(0.0, std::sin((clock - 6) / 12.0 * 3.1416));
        const auto used = qint64(8 + light * (weekday < 5 ? 30 : 6) + hour * 7919 % 5);
        const Instant time = begin + std::chrono::hours(hour);
        buckets.push_back({time, time, Quantity(used), Quantity(used), Quantity(used), 1, false});
    }
    return buckets;
}

QWidget *sizingPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 16);
    auto *distribution = new DistributionChart(theme, page);
    distribution->setDistribution({u"Seats"_s, distributionOf(officeHours()), Quantity(50)});
    layout->addWidget(distribution);
    auto *map = new HeatMapChart(theme, page);
    map->setHeatMap(u"Seats"_s, heatMapOf(officeHours(), QTimeZone::utc()), u"UTC"_s);
    layout->addWidget(map);
    return page;
}

QWidget *yearPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 16);
    auto *chart = new UsageChart(theme, page);
    chart->setData(sampleData());
    chart->showLastDays(0);
    chart->setTableShown(true);
    layout->addWidget(chart);
    return page;
}

QWidget *quotaPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 16);
    auto *chart = new QuotaChart(theme, page);
    QuotaChartData period;
    period.title = u"orchard-prod in plan Gold"_s;
    period.begin = QDate(2026, 3, 1);
    period.reset = QDate(2026, 4, 1);
    period.today = QDate(2026, 3, 19);
    period.limit = 60000;
    qint64 left = 50000;
    period.limit = left;
    for (int day = 0; day < 19; ++day) {
        const qint64 used = day == 18 ? 1400 : 2000 + 900 * (day % 3) + (day == 11 ? 1600 : 0);
        left += (day == 11 ? 10000 : 0) - used;
        period.days.append({period.begin.addDays(day), used, left});
    }
    const double begin = double(period.begin.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
    period.extensions = {{begin + 11.5 * dayMs, 10000}};
    for (int day = 19; day <= 31; ++day) {
        const double middle = left - (day - 19) * 2490.0;
        period.forecast.append({begin + day * dayMs, std::max(0.0, middle - (day - 19) * 400.0),
                                std::max(0.0, middle), std::max(0.0, middle + (day - 19) * 400.0)});
    }
    period.exhausted = {begin + (19 + left / 2490.0) * dayMs, 0, u"20 March"_s};
    chart->setPeriod(period);
    layout->addWidget(chart, 2);
    auto *breakdown = new BreakdownChart(theme, page);
    QList<Breakdown::Bar> bars;
    for (int i = 0; i < 20; ++i)
        bars.append({u"i-0%1af37"_s.arg(i * 7919 % 1000), 64.0 / (i + 1), 1});
    breakdown->setBreakdown({u"SQL Server cores by resource"_s, u"vCPU"_s, bars});
    layout->addWidget(breakdown, 1);
    return page;
}

using Request = licensemanager::CreateLicenseVersion::Request;

Request sampleLicense()
{
    Request license;
    license.licenseName = u"Render Pro – Kestrel"_s;
    license.productName = u"Render Pro"_s;
    license.issuer = {u"Acme Software"_s, u"alias/aws/license-manager"_s};
    license.homeRegion = u"us-east-1"_s;
    license.validity = {DateText(u"2025-05-01T00:00:00Z"_s), DateText(u"2026-04-30T00:00:00Z"_s)};
    Entitlement seats;
    seats.name = u"Seats"_s;
    seats.unit = EntitlementUnit::Count;
    seats.maxCount = 100;
    seats.overage = true;
    seats.allowCheckIn = true;
    Entitlement minutes = seats;
    minutes.name = u"RenderMinutes"_s;
    minutes.maxCount = 60000;
    minutes.overage = false;
    Entitlement denoiser;
    denoiser.name = u"Denoiser"_s;
    denoiser.unit = EntitlementUnit::None;
    denoiser.value = u"standard"_s;
    license.entitlements = {seats, minutes, denoiser};
    license.consumptionConfiguration.renewType = Open<RenewType>(RenewType::Monthly);
    license.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{60};
    license.licenseMetadata = QList<Metadata>{{u"contract"_s, u"K-2041"_s}};
    return license;
}

QWidget *formPage(const Theme &theme)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *form = new RecordForm(
        theme, typeOf<Request>(),
        {{u"General"_s,
          {},
          {u"LicenseName"_s, u"ProductName"_s, u"Issuer.Name"_s, u"Issuer.SignKey"_s,
           u"HomeRegion"_s}},
         {u"Validity"_s, u"Dates are stored in UTC"_s, {u"Validity"_s}},
         {u"Entitlements"_s,
          u"Tab moves to the next cell; the last row adds an entitlement"_s,
          {u"Entitlements"_s}},
         {u"Consumption"_s,
          {},
          {u"ConsumptionConfiguration.RenewType"_s,
           u"ConsumptionConfiguration.ProvisionalConfiguration"_s,
           u"ConsumptionConfiguration.ProvisionalConfiguration.MaxTimeToLiveInMinutes"_s,
           u"ConsumptionConfiguration.BorrowConfiguration"_s,
           u"ConsumptionConfiguration.BorrowConfiguration.MaxTimeToLiveInMinutes"_s,
           u"ConsumptionConfiguration.BorrowConfiguration.AllowEarlyCheckIn"_s}},
         {u"Metadata"_s, {}, {u"LicenseMetadata"_s}}},
        area);
    form->setBackgroundRole(QPalette::Base);
    form->setAutoFillBackground(true);
    auto *entitlements = new EntitlementEditor(theme);
    form->setLabel(u"Issuer.Name"_s, u"Issuer"_s);
    form->setEditor(u"Entitlements"_s, entitlements);
    form->setEditor(u"Validity"_s, new DateRangeEditor(theme));
    form->setEditor(u"LicenseMetadata"_s,
                    makeTagEditor(theme, *typeOf<Request>().find("LicenseMetadata")->type));
    form->load(sampleLicense());
    form->lock(u"HomeRegion"_s, u"Fixed since version 1"_s);
    entitlements->setInUse({{u"Seats"_s, u"84"_s}, {u"RenderMinutes"_s, u"31500"_s}});
    form->setProblems(
        {{u"Entitlements[0].MaxCount"_s,
          u"Max count of Seats: 84 are in use, you entered 80. Enter 84 or more, or wait until seats are checked in."_s},
         {u"Issuer.Name"_s, u"Issuer name is needed."_s}});
    area->setWidget(form);
    return area;
}

QWidget *reviewPage(const Theme &theme)
{
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins({});
    auto *panel = new ReviewPanel(theme, page);
    Request before = sampleLicense();
    Request after = before;
    after.validity.end = DateText(u"2026-10-31T00:00:00Z"_s);
    after.entitlements[1].maxCount = 75000;
    after.entitlements[2].value = u"advanced"_s;
    Review review;
    review.tone = Tone::Danger;
    review.warningHead = u"Production."_s;
    review.warning = u"This creates version 4 in us-east-1. Version 3 stays readable."_s;
    review.fromTo = u"Version 3 → version 4"_s;
    review.changes = fieldDiff(before, after);
    review.call = {
        u"aws license-manager create-license-version \\\n  --license-arn arn:aws:license-manager::1111…"_s,
        u"client.create_license_version(…)"_s, u"{}"_s};
    review.sendText = u"Create version 4"_s;
    panel->setReview(review);
    panel->setFixedWidth(400);
    auto *conflict = new ConflictView(theme, page);
    Request theirs = before;
    theirs.validity.end = DateText(u"2027-04-30T00:00:00Z"_s);
    theirs.productName = u"Render Pro Plus"_s;
    conflict->setChanges(threeWay(before, after, theirs), u"Version 4, made meanwhile"_s);
    layout->addWidget(conflict, 1);
    layout->addWidget(panel);
    return page;
}

QWidget *controlsPage(const Theme &theme)
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(12);
    int row = 0;
    const auto line = [&](const QString &name, const QList<QWidget *> &widgets) {
        auto *label = new QLabel(name, page);
        theme.dress(label, TypeStyle::Body, Token::Sub);
        grid->addWidget(label, row, 0, Qt::AlignRight);
        int column = 1;
        for (QWidget *widget : widgets)
            grid->addWidget(widget, row, column++);
        ++row;
    };
    auto *menu = new QMenuBar(page);
    for (const auto &name : {u"&File"_s, u"&Edit"_s, u"&View"_s})
        menu->addMenu(name)->addAction(u"Something"_s);
    grid->addWidget(menu, row++, 0, 1, 5);
    auto *primary =
        new QPushButton(icon(theme, Symbol::Plus, Token::AccentText), u"New license"_s, page);
    setLook(primary, Look::Primary);
    auto *normal = new QPushButton(icon(theme, Symbol::Edit, Token::Text), u"Edit"_s, page);
    auto *disabled = new QPushButton(icon(theme, Symbol::Refresh), u"Retry failed (1)"_s, page);
    disabled->setEnabled(false);
    auto *small = new QPushButton(u"Retry"_s, page);
    setLook(small, Look::Small);
    line(u"Buttons"_s, {primary, normal, disabled, small});
    auto *edit = new QLineEdit(u"Render Pro – Kestrel"_s, page);
    auto *wrong = new QLineEdit(u"80"_s, page);
    setFieldState(wrong, FieldState::Wrong);
    auto *locked = new QLineEdit(u"render-pro"_s, page);
    locked->setReadOnly(true);
    auto *off = new QLineEdit(u"us-east-1"_s, page);
    off->setEnabled(false);
    line(u"Fields"_s, {edit, wrong, locked, off});
    auto *combo = new QComboBox(page);
    combo->addItems({u"Monthly"_s, u"Weekly"_s});
    auto *spin = new QSpinBox(page);
    spin->setMaximum(100000);
    spin->setValue(10080);
    auto *editable = new QComboBox(page);
    editable->setEditable(true);
    editable->addItem(u"us-east-1"_s);
    line(u"Choices"_s, {combo, spin, editable});
    auto *on = new QCheckBox(u"Overage allowed"_s, page);
    on->setChecked(true);
    auto *partly = new QCheckBox(u"Partly"_s, page);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto *dead = new QCheckBox(u"Disabled"_s, page);
    dead->setEnabled(false);
    auto *radio = new QRadioButton(u"Keep the present one"_s, page);
    radio->setChecked(true);
    line(u"Marks"_s, {new QCheckBox(u"Off"_s, page), on, partly, dead, radio});
    auto *progress = new QProgressBar(page);
    progress->setValue(50);
    progress->setTextVisible(false);
    auto *tool = new QToolButton(page);
    tool->setIcon(icon(theme, Symbol::Columns, Token::Text));
    auto *flat = new QToolButton(page);
    flat->setAutoRaise(true);
    flat->setIcon(icon(theme, Symbol::Refresh, Token::Text));
    flat->setText(u"Refresh"_s);
    flat->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *link = new QLabel(u"<a href=\"x\">Open chart</a>"_s, page);
    line(u"Others"_s, {progress, tool, flat, link});
    auto *tabs = new QTabBar(page);
    tabs->setDrawBase(false);
    for (const auto &name : {u"Usage"_s, u"Grants 3"_s, u"Versions 3"_s, u"JSON"_s})
        tabs->addTab(name);
    grid->addWidget(tabs, row++, 1, 1, 4);
    auto *text = new QPlainTextEdit(u"A note\nof two lines"_s, page);
    grid->addWidget(text, row++, 1, 1, 4);
    grid->setRowStretch(row, 1);
    return page;
}

} // namespace

QList<GalleryPage> galleryPages()
{
    return {{u"Table"_s, tablePage},      {u"Checks"_s, checkedPage}, {u"Chart"_s, chartPage},
            {u"Stack"_s, stackPage},      {u"Sizing"_s, sizingPage},  {u"Year"_s, yearPage},
            {u"Quota"_s, quotaPage},      {u"Form"_s, formPage},      {u"Review"_s, reviewPage},
            {u"Controls"_s, controlsPage}};
}

} // namespace lc
