// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/formpage.h"
#include "workflows/singlecall.h"

#include <QTimer>

#include <type_traits>

namespace lc {

/// What an operation's form says besides its fields.
struct OperationFormWords {
    /// What the review lists: all of a new thing, or what was edited.
    enum class Shows { Everything, Changes };

    QString heading; ///< "New report generator"
    QString note; ///< beside it: the Region, the object
    QString warning; ///< first line of the review; %1 stands for the Region
    QString sendText; ///< "Create report generator"
    Shows shows = Shows::Everything;
};

/// A form whose sending is one call: its fields are the rows of the request, or of another record
/// that the request is made of.
template <class Op, class Edited = typename Op::Request> class OperationForm : public FormPage {
public:
    using Request = typename Op::Request;
    using Response = typename Op::Response;

    /// `initial` is what the fields show first; the call goes to `region` of the connection.
    OperationForm(PageContext &context, const QString &connectionId, const QString &region,
                  const QList<FormSection> &sections, OperationFormWords words,
                  const Edited &initial, QWidget *parent = nullptr)
        : FormPage(context, typeOf<Edited>(), sections, parent), m_connectionId(connectionId),
          m_region(region), m_words(std::move(words)), m_initial(initial)
    {
        setConnection(connectionId);
    }

    /// How the request is made of what was there before and what is edited, where the fields are
    /// not its own rows.
    void setRequest(std::function<Request(const Edited &before, const Edited &now)> make)
    {
        m_make = std::move(make);
    }

    /// Loads the fields; after the editors are set.
    void begin()
    {
        form().load(m_initial);
        setHeading(m_words.heading, m_words.note);
        check();
    }
    /// Where work begins, when that is not at the top.
    void setFirstField(const QString &path) { m_firstField = path; }
    void focusContent() override
    {
        // Once it has its place it can be scrolled to.
        if (!m_firstField.isEmpty())
            QTimer::singleShot(0, this, [this] { form().focusField(m_firstField); });
    }
    /// Something new, that is made in any open connection and Region.
    void letChoosePlace() { offerPlaces({m_connectionId, m_region}); }
    /// More than the rows can check.
    void setChecks(std::function<QList<FieldProblem>(const Edited &)> checks)
    {
        m_checks = std::move(checks);
    }
    /// Told the answer, before the form closes.
    void setAnswered(std::function<void(const Response &)> answered)
    {
        m_answered = std::move(answered);
    }

protected:
    Edited edited() const { return form().template value<Edited>(); }
    /// What will be sent; a ClientToken is made with the call.
    Request request() const
    {
        Request request;
        if constexpr (std::is_same_v<Request, Edited>)
            request = edited();
        else
            request = m_make(m_initial, edited());
        if constexpr (requires { request.clientToken; })
            request.clientToken = this->previewToken();
        return request;
    }

    QList<FieldProblem> findProblems() const override
    {
        const Edited now = edited();
        // The request, where it is what is edited, has its ClientToken already.
        QList<FieldProblem> problems;
        if constexpr (std::is_same_v<Request, Edited>)
            problems = rowProblems(request());
        else
            problems = rowProblems(now);
        if (m_checks)
            problems += m_checks(now);
        return problems;
    }
    Review makeReview() const override
    {
        Review review;
        review.warning = m_words.warning.contains(QLatin1StringView("%1"))
            ? m_words.warning.arg(m_region)
            : m_words.warning;
        review.fromTo = m_words.heading;
        review.changes = m_words.shows == OperationFormWords::Shows::Changes
            ? form().changes()
            : fieldDiff(Edited{}, edited());
        review.call = callText<Op>(request(), m_region);
        review.sendText = m_words.sendText;
        if (m_words.shows == OperationFormWords::Shows::Changes && review.changes.isEmpty())
            review.blockedBy = FormPage::tr("Nothing is changed yet.");
        return review;
    }
    void send() override
    {
        // Parented to the session: closing this tab ends nothing.
        auto *call = new SingleCall<Op>(context().session, m_connectionId, &context().session);
        QObject::connect(call, &Workflow::finished, this, [this, call] {
            if (call->state() == Workflow::State::Done && m_answered)
                m_answered(call->answer());
        });
        follow(call);
        Request request = this->request();
        if constexpr (requires { request.clientToken; })
            request.clientToken.clear();
        call->start(request, nameOf(edited()), m_region);
    }
    void discard() override { begin(); }
    void placeChosen(const CallPlace &place) override
    {
        m_connectionId = place.connection;
        m_region = place.region;
        setConnection(m_connectionId);
    }

private:
    /// What people call the thing that the request makes or changes.
    static QString nameOf(const Edited &edited)
    {
        for (const Field &field : typeOf<Edited>().fields) {
            const std::string_view wire = field.wireName;
            const bool isName = wire.ends_with("Name") || wire == "name";
            if (!isName || field.type->kind != Kind::Text)
                continue;
            if (const void *value = field.type->peek(field.inConst(&edited)))
                return *static_cast<const QString *>(value);
        }
        return {};
    }

    QString m_connectionId;
    QString m_region;
    OperationFormWords m_words;
    Edited m_initial;
    QString m_firstField;
    std::function<Request(const Edited &, const Edited &)> m_make;
    std::function<QList<FieldProblem>(const Edited &)> m_checks;
    std::function<void(const Response &)> m_answered;
};

} // namespace lc
