package fr.contratdeville.platform.sight;

/** Is told of every request when it has been answered. */
interface HearsOfRequests {

    void answered(AnsweredRequest request);
}
