// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/reportscheduler.h"

#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/dispatcher.h"
#include "localservice/reportcontent.h"
#include "localservice/reportrecord.h"

#include <QCryptographicHash>
#include <QDateTime>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// The same report of the same run has the same name, so that one made twice, because the service
/// ended in between, is there once.
QString fileName(const Resource &resource, const Open<ReportType> &type, Instant due)
{
    const QByteArray hash =
        QCryptographicHash::hash((resource.id + u' ' + type.text + u' ' + toIsoText(due)).toUtf8(),
                                 QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(32)) + u".csv"_s;
}

/// Makes every report of one generator; a sentence when one could not be made.
Result<void, QString> makeReports(Store &store, const ServiceSetup &setup,
                                  const BucketFolder &buckets, const Resource &resource,
                                  const ReportGenerator &generator, Instant due, Instant now)
{
    const S3Location location = generator.s3Location.value_or(S3Location());
    const QString folder =
        location.keyPrefix.value_or(QString()) + toQDateTime(now).toString(u"/yyyy/MM/dd/"_s);
    for (const Open<ReportType> &type : generator.reportType.value_or(QList<Open<ReportType>>())) {
        const auto content = reportContent(store, setup, type, generator, now);
        if (!content)
            return unexpected(content.error());
        if (auto written = buckets.write(location.bucket.value_or(QString()),
                                         folder + fileName(resource, type, due), *content);
            !written)
            return written;
    }
    return {};
}

/// True when the generator was changed.
bool runIfDue(Store &store, const ServiceSetup &setup, const BucketFolder &buckets,
              Resource &resource, Instant now)
{
    ReportGeneratorRecord record = reportgenerators::read(resource);
    if (!record.nextRunAt)
        return false;
    ReportGenerator &generator = record.generator;
    const ReportFrequency frequency = generator.reportFrequency.value_or(ReportFrequency());
    const Instant due = *record.nextRunAt;
    if (due > now) {
        // The clock was set back: nobody waits longer than a period for a report.
        const auto period = reportgenerators::periodOf(frequency);
        if (!period || due <= now + *period)
            return false;
        record.nextRunAt = now + *period;
    } else {
        const auto made = makeReports(store, setup, buckets, resource, generator, due, now);
        generator.lastRunStatus = QString::fromLatin1(made ? behaviour::reportSucceeded.value
                                                           : behaviour::reportFailed.value);
        generator.lastRunFailureReason = made ? std::nullopt : std::optional<QString>(made.error());
        if (made)
            generator.lastReportGenerationTime = toIsoText(now);
        record.nextRunAt = reportgenerators::nextRun(frequency, due, now);
    }
    resource.document = writeJson(record);
    store.update(resource);
    return true;
}

} // namespace

ReportScheduler::ReportScheduler(Dispatcher &dispatcher, const QString &bucketsPath)
    : m_dispatcher(&dispatcher), m_buckets(bucketsPath)
{
}

void ReportScheduler::tick() const
{
    (void)m_dispatcher->change([this](Store &store) {
        const Instant now = m_dispatcher->clock().now();
        bool changed = false;
        ResourceQuery query;
        query.kind = reportgenerators::kind;
        for (;;) {
            QList<Resource> slice = store.list(query);
            for (Resource &resource : slice)
                changed =
                    runIfDue(store, m_dispatcher->setup(), m_buckets, resource, now) || changed;
            if (slice.size() < query.limit)
                return changed;
            query.after = slice.last().sequence;
        }
    });
}

} // namespace lc
