// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftstore.h"

#include "store/activitystore.h"
#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lc;

class TestDraftStore : public QObject {
    Q_OBJECT

    static Draft draft(const QString &id, const QByteArray &edited)
    {
        Draft draft;
        draft.id = id;
        draft.title = u"New license"_s;
        draft.page = u"issued-licenses"_s;
        draft.action = u"license-1"_s;
        draft.row = QByteArray("\0key\x1f", 5);
        draft.connection = u"local:vendor"_s;
        draft.region = u"us-east-1"_s;
        draft.type = u"CreateLicenseRequest"_s;
        draft.base = "{}";
        draft.edited = edited;
        return draft;
    }
    std::unique_ptr<DraftStore> open() const
    {
        return std::make_unique<DraftStore>(m_folder->filePath(u"console.db"_s), m_clock);
    }
    QList<Draft> leftFor(DraftStore &store)
    {
        std::optional<QList<Draft>> left;
        store.readLeft(this, [&](const QList<Draft> &drafts) { left = drafts; });
        [&] { QTRY_VERIFY(left.has_value()); }();
        return left.value_or(QList<Draft>());
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
    }

    void aLaterRunFindsThemNewestFirst()
    {
        Draft first = draft(u"1"_s, R"({"LicenseName":"Ä “x”"})");
        Draft second = draft(u"2"_s, "{}");
        {
            const auto store = open();
            QSignalSpy kept(store.get(), &DraftStore::kept);
            store->keep(first);
            first.changedAt = m_clock->now();
            m_clock->advance(1s);
            store->keep(second);
            second.changedAt = m_clock->now();
            QTRY_COMPARE(kept.size(), 2);
            QCOMPARE(leftFor(*store), QList<Draft>()); // its own are not left over
        }
        const auto later = open();
        QCOMPARE(leftFor(*later), QList<Draft>({second, first}));
    }
    void theLatestWordsReplaceEarlierOnes()
    {
        {
            const auto store = open();
            store->keep(draft(u"1"_s, R"({"a":1})"));
            store->keep(draft(u"1"_s, R"({"a":2})"));
        }
        const auto left = leftFor(*open());
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().edited, R"({"a":2})");
    }
    void whatIsRemovedIsNotOfferedAgain()
    {
        {
            const auto store = open();
            store->keep(draft(u"1"_s, "{}"));
        }
        const auto later = open();
        QCOMPARE(leftFor(*later).size(), 1);
        later->remove(u"1"_s);
        QCOMPARE(leftFor(*later), QList<Draft>());
    }
    void aDraftThatIsTakenUpBelongsToTheNewRun()
    {
        {
            const auto store = open();
            store->keep(draft(u"1"_s, "{}"));
        }
        const auto later = open();
        later->keep(leftFor(*later).first());
        QCOMPARE(leftFor(*later), QList<Draft>());
        QCOMPARE(leftFor(*open()).size(), 1);
    }
    /// Both write console.db from threads of their own.
    void sharesTheFileWithTheJournal()
    {
        ActivityStore activity(m_folder->filePath(u"console.db"_s), m_clock);
        const auto store = open();
        QSignalSpy kept(store.get(), &DraftStore::kept);
        QSignalSpy failed(store.get(), &DraftStore::failed);
        QSignalSpy activityFailed(&activity, &ActivityStore::failed);
        for (int i = 0; i < 50; ++i) {
            store->keep(draft(QString::number(i), "{}"));
            CallRecord record;
            record.id = QString::number(i);
            record.changesState = true;
            record.startedAt = m_clock->now();
            activity.begin(record, [](const auto &) {});
        }
        QTRY_COMPARE(kept.size(), 50);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(activityFailed.size(), 0);
    }
    void aFileThatCannotBeWrittenIsTold()
    {
        DraftStore store(m_folder->path(), m_clock); // a folder is no file
        QSignalSpy failed(&store, &DraftStore::failed);
        store.keep(draft(u"1"_s, "{}"));
        QTRY_COMPARE(failed.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
};

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draftstore.moc"
